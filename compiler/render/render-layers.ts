import type { Printable } from "../1-parse/print-yaml.ts";
import { isObject, type Json, type JsonObject } from "../ir/json.ts";
import { pointerTo } from "../ir/json-pointer.ts";
import type { LayerModel, Model } from "../ir/model.ts";
import { copyName, eachTarget, innerLayers, layerNames, type Spec, type SpecValue } from "../ir/spec.ts";
import { asWritten, type Entries, plainOptions, present } from "./render-values.ts";

/** The layers with all defaults filled in; a repeat stays a repeat, with the layers of its first copy. */
export function renderLayers(spec: Spec, model: Model): readonly Printable[] {
  const byName = new Map(model.layers.map((layer) => [layer.name, layer]));
  return listOf({ spec, byName, layers: spec.value.layers, list: "", pointer: "/layers", elsewhere: [] });
}

/**
 * The name of a layer in the rendered lists: the output of a repeat has the name of the repeat, so that it does not
 * depend on the number of copies, which a sweep may change.
 */
export function asNamed(spec: Spec, layer: string): string {
  const { layers } = spec.value;
  const at = layerNames(layers).findIndex((name, index) => lastOf(layers[index] as Json, name) === layer);
  return layerNames(layers)[at] ?? layer;
}

/** The layer with the output of an entry: itself, or the last layer of a repeat's last copy. */
function lastOf(layer: Json, name: string): string {
  const inner = innerLayers(layer);
  const last = inner.at(-1);
  if (last === undefined) return name;
  const copy = copyName(name, Number((layer as JsonObject).times));
  return `${copy}.${lastOf(last as Json, layerNames(inner).at(-1) as string)}`;
}

interface List {
  readonly spec: Spec;
  readonly byName: ReadonlyMap<string, LayerModel>;
  readonly layers: SpecValue["layers"];
  readonly list: string;
  readonly pointer: string;
  /** The options given by `each:`, as keys relative to this list. */
  readonly elsewhere: readonly (readonly string[])[];
}

function listOf(list: List): readonly Printable[] {
  const names = layerNames(list.layers);
  return list.layers.flatMap((layer, index): Printable[] => {
    const written = isObject(layer as Json) ? (layer as JsonObject) : {};
    const elsewhere = list.elsewhere.filter(([first]) => first === String(index)).map((keys) => keys.slice(1));
    const name = names[index] as string;
    const pointer = pointerTo(list.pointer, index);
    const found = list.byName.get(`${list.list}${name}`);
    const previous = list.list === "" ? undefined : (names[index - 1] ?? "input");
    if (written.type === "repeat") return [repeatOf({ ...list, pointer, elsewhere }, written, name, previous)];
    if (found === undefined) return [];
    const named = found.inputs.map((input) => asNamed(list.spec, input));
    const inputs = previous === undefined ? oneOrList(named) : (written.inputs ?? previous);
    return [without(layerOf(found, name, inputs), elsewhere)];
  });
}

function layerOf(layer: LayerModel, name: string, inputs: Printable): Entries {
  const trainable = layer.parameters.length === 0 ? undefined : layer.trainable;
  return present({ type: layer.type, name, inputs, ...plainOptions(layer.options), trainable });
}

function repeatOf(list: List, written: JsonObject, name: string, previous: string | undefined): Printable {
  const { times, inputs, each, trainable } = written;
  const layers = written.layers as unknown as SpecValue["layers"];
  const paths = Object.keys(isObject(each) ? each : {});
  const defaults = list.spec.value.defaults as Json | undefined;
  const given = paths.flatMap((path) => {
    const target = eachTarget(layers, path, defaults);
    return "unknown" in target ? [] : [[...target.keys, ...target.option]];
  });
  const below = list.elsewhere.filter(([first]) => first === "layers").map((keys) => keys.slice(1));
  const inner = { layers, list: `${list.list}${copyName(name, 1)}.`, pointer: `${list.pointer}/layers` };
  const entries = present({
    type: "repeat",
    name,
    times,
    inputs: inputs ?? previous,
    trainable,
    each: each === undefined ? undefined : asWritten(list.spec, each, `${list.pointer}/each`),
    layers: listOf({ ...list, ...inner, elsewhere: [...given, ...below] }),
  });
  return without(entries, list.elsewhere);
}

function oneOrList(names: readonly string[]): Printable {
  return names.length === 1 ? (names[0] as string) : names;
}

/** The entries without the values at the given paths. */
function without(entries: Entries, all: readonly (readonly string[])[]): Printable {
  return all.reduce<Printable>(cut, present(entries));
}

function cut(from: Printable, keys: readonly string[]): Printable {
  const [key, ...rest] = keys;
  if (key === undefined || key === "layers" || typeof from !== "object" || from === null) return from;
  if (Array.isArray(from)) return from;
  const entries = Object.entries(from as { readonly [key: string]: Printable });
  if (rest.length === 0) return Object.fromEntries(entries.filter(([name]) => name !== key));
  return Object.fromEntries(entries.map(([name, value]) => [name, name === key ? cut(value, rest) : value]));
}
