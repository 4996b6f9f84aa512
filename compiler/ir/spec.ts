import type { AnyLanguage } from "./any-language.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import type { Setting } from "./setting.ts";
import type { SourceRange } from "./source-range.ts";

/** A thing with kinds as it is written: its type alone, or with options. */
export type WrittenThing = string | JsonObject;

/** The values of a spec, where each of them stands, and how each number is written; ranges as in a Spec. */
export interface SpecValues {
  readonly value: JsonObject;
  readonly ranges: { readonly [pointer: string]: SourceRange };
  readonly numbers: { readonly [pointer: string]: string };
}

/** The spec as written: valid YAML that fits the schema, with the source range of everything in it. */
export interface Spec {
  readonly kind: "spec";
  /** What it may say. */
  readonly language: AnyLanguage;
  /** The path as the user wrote it. */
  readonly file: string;
  /** The text, for code frames. */
  readonly text: string;
  readonly value: SpecValue;
  /**
   * By JSON pointer: `/layers/0/activation`; the key's own range is at the pointer + `#`, the first character of a block
   * of text (`text: |`) at the pointer + `|`.
   */
  readonly ranges: { readonly [pointer: string]: SourceRange };
  /** The text of each number and truth value as written, by JSON pointer: `0.5000000`, `True`. */
  readonly numbers: { readonly [pointer: string]: string };
  /** The same before parameters were put in: `--set` of a parameter begins here. */
  readonly parametrized: SpecValues;
  /** The paths of the specs that it extends, the nearest first. */
  readonly bases: readonly string[];
  /** What was changed since, in order. */
  readonly settings: readonly Setting[];
}

/** What a spec may hold, after the schema has checked it. */
export interface SpecValue {
  readonly name?: string;
  readonly about?: string;
  readonly seed?: number;
  readonly precision?: "float32" | "float64";
  readonly dataset?: WrittenThing;
  readonly defaults?: { readonly [layerType: string]: JsonObject };
  readonly layers: readonly WrittenThing[];
  readonly outputs?: string | readonly string[];
  readonly learning?: WrittenThing;
  readonly loss?: WrittenThing | readonly WrittenThing[];
  readonly optimizer?: WrittenThing;
  readonly metrics?: WrittenThing | readonly WrittenThing[];
  readonly train?: JsonObject;
  readonly expect?: JsonObject;
  readonly sweep?: JsonObject;
}

/** The name of each layer: as written, else its type and its ordinal among the layers of that type. */
export function layerNames(layers: SpecValue["layers"]): readonly string[] {
  const ordinals = new Map<string, number>();
  return layers.map((layer) => {
    const written = layer as Json;
    const type = String(isObject(written) ? written.type : written);
    const ordinal = (ordinals.get(type) ?? 0) + 1;
    ordinals.set(type, ordinal);
    const name = isObject(written) ? written.name : undefined;
    return typeof name === "string" ? name : `${type}${ordinal}`;
  });
}

/** The keys and indexes by which a path reaches its value, or the part of it that names nothing. */
export type PathKeys =
  | { readonly keys: readonly string[] }
  | { readonly unknown: string; readonly candidates: readonly string[] };

/**
 * Where the parts of a path lead below `holder`: maps by key, lists by index, layers by name (`layers.hidden.units`),
 * and those in a repeat below its name (`layers.stage.conv.filters`). A key may hold dots itself.
 */
export function keysOfPath(holder: Json | undefined, parts: readonly string[], areLayers = false): PathKeys {
  const [part, ...rest] = parts;
  if (part === undefined) return { keys: [] };
  if (Array.isArray(holder)) {
    const names = areLayers ? layerNames(holder as SpecValue["layers"]) : holder.map((_, index) => String(index));
    const index = names.indexOf(part);
    if (index < 0) return { unknown: part, candidates: names };
    return keysBelow([String(index)], keysOfPath(holder[index], rest));
  }
  const own = isObject(holder) ? holder : {};
  const inner = innerLayers(own);
  if (!Object.hasOwn(own, part) && inner.length > 0 && layerNames(inner).includes(part)) {
    return keysBelow(["layers"], keysOfPath(inner, parts, true));
  }
  const whole = parts.join(".");
  if (Object.hasOwn(own, whole)) return { keys: [whole] };
  return keysBelow([part], keysOfPath(Object.hasOwn(own, part) ? own[part] : undefined, rest, part === "layers"));
}

function keysBelow(above: readonly string[], below: PathKeys): PathKeys {
  return "unknown" in below ? below : { keys: [...above, ...below.keys] };
}

/** What a copy of a repeat is called, from 1: `stage1`; a name that ends in a digit keeps it apart: `repeat1_1`. */
export function copyName(repeat: string, copy: number): string {
  return `${repeat}${/\d$/.test(repeat) ? "_" : ""}${copy}`;
}

/** The layers that a repeat holds; none for anything else. */
export function innerLayers(layer: Json | undefined): SpecValue["layers"] {
  if (!isObject(layer) || layer.type !== "repeat" || !Array.isArray(layer.layers)) return [];
  return layer.layers as SpecValue["layers"];
}

/**
 * `holder` with the value at the end of `keys` changed. What is on the way and not there is made: a type alone becomes a
 * map, and a layer first takes the option from `defaults`, so that one value inside it can be changed.
 */
export function withValue(
  holder: Json | undefined,
  keys: readonly string[],
  value: Json,
  defaults: Json | undefined,
  areLayers = false,
): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (Array.isArray(holder)) {
    const entry = holder[Number(key)] as Json;
    const inherited = areLayers && rest.length > 1 ? inheriting(entry, rest[0] as string, defaults) : entry;
    return holder.with(Number(key), withValue(inherited, rest, value, defaults));
  }
  const own: JsonObject = isObject(holder) ? holder : typeof holder === "string" ? { type: holder } : {};
  const inner = Object.hasOwn(own, key) ? own[key] : undefined;
  return { ...own, [key]: withValue(inner, rest, value, defaults, key === "layers") };
}

/** A layer with an option of its own where it has it from `defaults:`. */
function inheriting(layer: Json, option: string, defaults: Json | undefined): Json {
  const own: JsonObject = isObject(layer) ? layer : { type: layer };
  const shared = isObject(defaults) && Object.hasOwn(defaults, String(own.type)) ? defaults[String(own.type)] : {};
  return { ...(isObject(shared) && Object.hasOwn(shared, option) ? { [option]: shared[option] } : {}), ...own } as Json;
}

/** What a path of `each:` leads to: a layer, as it is with its `defaults:`, and the keys of an option in it. */
export interface EachTarget {
  /** From the list of layers to the layer. */
  readonly keys: readonly string[];
  readonly layer: Json;
  readonly option: readonly string[];
}

/** Where a path of `each:` leads, among the layers of its repeat; `option` is empty where it names a layer alone. */
export function eachTarget(
  layers: SpecValue["layers"],
  path: string,
  defaults: Json | undefined,
): EachTarget | Extract<PathKeys, { readonly unknown: string }> {
  const found = keysOfPath(layers as Json, path.split("."), true);
  if ("unknown" in found) return found;
  const { keys } = found;
  let length = 1;
  let layer = layers[Number(keys[0])] as Json;
  while (keys[length] === "layers" && keys[length + 1] !== undefined) {
    layer = innerLayers(layer)[Number(keys[length + 1])] as Json;
    length += 2;
  }
  const option = keys.slice(length);
  return { keys: keys.slice(0, length), layer: inheriting(layer, option[0] ?? "", defaults), option };
}
