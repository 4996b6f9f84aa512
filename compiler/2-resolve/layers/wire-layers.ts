import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { InputModel } from "../../ir/model.ts";
import type { LayerWord } from "../../language/define/layer.ts";
import type { Resolving } from "../resolving.ts";
import { layerText, type NamedLayer, type WiredLayer } from "./layer-draft.ts";
import { typeRange } from "./name-layers.ts";
import type { Unrolled } from "./unroll-layers.ts";
import type { Source, WrittenSource } from "./unrolled-layer.ts";

/** The possible inputs of layers, by name. */
export interface Sources {
  /** The inputs of the network. */
  readonly inputs: readonly InputModel[];
  /** The network's input for each layer of type `input`, by the layer's name. */
  readonly inputLayers: ReadonlyMap<string, string>;
}

/**
 * Connects the layers: each takes its `inputs:`, else the layer above it, or the input of its list; the first one takes
 * the network's input.
 */
export function wireLayers(
  at: Resolving,
  layers: readonly NamedLayer[],
  around: Pick<Unrolled, "ends" | "entering">,
  sources: Sources,
): readonly WiredLayer[] {
  const names = new Set(layers.map((layer) => layer.name));
  const wiring: Wiring = { at, layers, names, ends: around.ends, entering: around.entering, sources };
  return layers.map((layer) => {
    const { written, list } = layer;
    const own = { written: written ?? null, list, pointer: `${layer.pointer}/inputs` };
    const inputs = written === undefined ? taken(wiring, layer, layer.before) : takenByName(wiring, layer, own);
    const wired = { ...layer, inputs: inputs ?? [] };
    if (inputs !== undefined) checkCount(at, wired);
    return wired;
  });
}

interface Wiring extends Pick<Unrolled, "ends" | "entering"> {
  readonly at: Resolving;
  readonly layers: readonly NamedLayer[];
  readonly names: ReadonlySet<string>;
  readonly sources: Sources;
}

/** The inputs of a layer from a source; undefined, with a diagnostic, if they are ambiguous. */
function taken(wiring: Wiring, layer: NamedLayer, source: Source): readonly string[] | undefined {
  const { at, sources } = wiring;
  if (layer.word.takes === "none") return [];
  if (source !== undefined && "layer" in source) return [sources.inputLayers.get(source.layer) ?? source.layer];
  if (source !== undefined) return takenByName(wiring, layer, source);
  const names = sources.inputs.map((input) => input.name);
  if (names.length === 1) return names;
  if (names.length > 1) {
    at.report(diagnostic("which-input", typeRange(at, layer.pointer), { layer: layerText(layer), inputs: names }));
  }
  return undefined;
}

function takenByName(wiring: Wiring, layer: NamedLayer, source: WrittenSource): readonly string[] | undefined {
  const { at } = wiring;
  const written = Array.isArray(source.written) ? source.written : [source.written];
  const names = written.map((each, index) => {
    const name = String(each);
    const found = resolveName(wiring, layer, name, source.list);
    if (found !== undefined) return found;
    const range = at.rangeAt(Array.isArray(source.written) ? pointerTo(source.pointer, index) : source.pointer);
    const candidates = namesFrom(wiring, source.list).filter((other) => other !== layer.name.slice(layer.list.length));
    at.report(diagnostic("unknown-input", range, { name, layer: layerText(layer), candidates }));
    return [];
  });
  return names.some((each) => each.length === 0) ? undefined : names.flat();
}

/** Resolves a name in a list of layers: in the list, else in the enclosing lists, else an input of the network. */
function resolveName(wiring: Wiring, layer: NamedLayer, name: string, list: string): readonly string[] | undefined {
  const { names, ends, entering, sources } = wiring;
  if (name === "input" && list !== "") return taken(wiring, layer, entering.get(list)) ?? [];
  for (const around of listsAround(list)) {
    const found = names.has(`${around}${name}`) ? `${around}${name}` : ends.get(`${around}${name}`);
    if (found !== undefined) return [sources.inputLayers.get(found) ?? found];
  }
  return sources.inputs.some((input) => input.name === name) ? [name] : undefined;
}

/** A list, then its enclosing lists: `stage1.inner2.`, `stage1.`, ``. */
function listsAround(list: string): readonly string[] {
  const copies = list.split(".").slice(0, -1);
  return [...copies.map((_, index) => `${copies.slice(0, copies.length - index).join(".")}.`), ""];
}

/** The names that are valid in a list, as written there. */
function namesFrom({ layers, sources }: Wiring, list: string): readonly string[] {
  const within = layers.filter((layer) => layer.list === list).map((layer) => layer.name.slice(list.length));
  const outside = list === "" ? [] : layers.filter((layer) => layer.list === "").map((layer) => layer.name);
  return [...within, ...outside, ...sources.inputs.map((input) => input.name)];
}

function checkCount(at: Resolving, layer: WiredLayer): void {
  const { takes } = layer.word;
  const found = layer.inputs.length;
  if (takesAsMany(takes, found)) return;
  const range = layer.written === undefined ? typeRange(at, layer.pointer) : at.rangeAt(`${layer.pointer}/inputs`);
  const words = { none: "no inputs", one: "one input", any: "one input or more", many: "two inputs or more" };
  const advice = takes === "one" ? "Join them first with a layer of type concatenate or add." : undefined;
  const parameters = { layer: layerText(layer), takes: words[takes], found };
  at.report(diagnostic("input-count", range, { ...parameters, ...(advice === undefined ? {} : { advice }) }));
}

/** Whether the number of inputs is valid for a layer. */
export function takesAsMany(takes: LayerWord["takes"], found: number): boolean {
  const bounds = { none: [0, 0], one: [1, 1], any: [1, Number.POSITIVE_INFINITY], many: [2, Number.POSITIVE_INFINITY] };
  const [least = 0, most = 0] = bounds[takes];
  return found >= least && found <= most;
}
