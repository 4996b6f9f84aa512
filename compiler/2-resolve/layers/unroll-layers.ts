import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import { copyName, layerNames, type WrittenThing } from "../../ir/spec.ts";
import { typeOf } from "../resolve-thing.ts";
import type { Resolving } from "../resolving.ts";
import { layerOfSteps } from "./layer-of-steps.ts";
import { layersOfCopies } from "./layers-of-copies.ts";
import type { Source, UnrolledLayer } from "./unrolled-layer.ts";

/** The maximum number of layers; nested copies multiply. */
const maxLayers = 10_000;

/** The name of a layer, a repeat or a copy of one. */
export interface GivenName {
  readonly name: string;
  readonly pointer: string;
}

/** All layers in a flat list, and the names of their repeats. */
export interface Unrolled {
  readonly layers: readonly UnrolledLayer[];
  readonly names: readonly GivenName[];
  /** The layer that computes the output of a repeat, or of a copy of one: `stage`, `stage2` → `stage2.conv`. */
  readonly ends: ReadonlyMap<string, string>;
  /** The input of each list, which `input` refers to. */
  readonly entering: ReadonlyMap<string, Source>;
}

interface Unrolling {
  readonly at: Resolving;
  readonly layers: UnrolledLayer[];
  readonly names: GivenName[];
  readonly ends: Map<string, string>;
  readonly entering: Map<string, Source>;
}

interface List extends Pick<UnrolledLayer, "list" | "pointer" | "given" | "trainable"> {
  readonly layers: readonly WrittenThing[];
  readonly entering: Source;
}

/** The layers of the spec as a flat list: each repeat is replaced by the layers of its copies. */
export function unrollLayers(at: Resolving): Unrolled {
  const unrolling: Unrolling = { at, layers: [], names: [], ends: new Map(), entering: new Map() };
  const { layers } = at.value;
  unrollList(unrolling, {
    layers,
    list: "",
    pointer: "/layers",
    given: new Map(),
    trainable: true,
    entering: undefined,
  });
  if (unrolling.layers.length > maxLayers) {
    at.report(diagnostic("too-many-layers", at.keyRangeAt("/layers"), { most: maxLayers }));
    return { ...unrolling, layers: [], names: [] };
  }
  return unrolling;
}

/** Returns the output of the list. */
function unrollList(unrolling: Unrolling, list: List): Source {
  unrolling.entering.set(list.list, list.entering);
  const names = layerNames(list.layers);
  return list.layers.reduce((before: Source, layer, index) => {
    if (unrolling.layers.length > maxLayers) return before;
    const name = `${list.list}${names[index]}`;
    const pointer = pointerTo(list.pointer, index);
    unrolling.names.push({ name, pointer });
    const written = layer as Json;
    const { given, trainable } = list;
    const one: UnrolledLayer = { written, name, list: list.list, pointer, given, before, trainable };
    if (typeOf(written) === "repeat") return unrollRepeat(unrolling, one);
    const flat = typeOf(written) === "timeDistributed" ? layerOfSteps(unrolling.at, one) : one;
    if (flat === undefined) return before;
    unrolling.layers.push(flat);
    return { layer: name };
  }, list.entering);
}

/** Unrolls a repeat: each copy takes the output of the copy before it, the first one the input of the repeat. */
function unrollRepeat(unrolling: Unrolling, repeat: UnrolledLayer): Source {
  const { name, list, pointer, written } = repeat;
  const own = isObject(written) ? written : {};
  const trainable = repeat.trainable && own.trainable !== false;
  const inputs = { written: own.inputs ?? null, list, pointer: `${pointer}/inputs` };
  let source: Source = own.inputs === undefined ? repeat.before : inputs;
  for (const [index, copy] of layersOfCopies(unrolling.at, repeat).entries()) {
    const called = copyName(name, index + 1);
    unrolling.names.push({ name: called, pointer });
    const { layers, given } = copy;
    const below = { layers, list: `${called}.`, pointer: `${pointer}/layers`, given, trainable, entering: source };
    source = unrollList(unrolling, below);
    if (source !== undefined && "layer" in source) unrolling.ends.set(called, source.layer);
  }
  if (source !== undefined && "layer" in source) unrolling.ends.set(name, source.layer);
  return source;
}
