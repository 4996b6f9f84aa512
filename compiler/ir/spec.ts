import type { AnyLanguage } from "./any-language.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import type { Setting } from "./setting.ts";
import type { SourceRange } from "./source-range.ts";

/** A thing with a type as written: the type alone, or with options. */
export type WrittenThing = string | JsonObject;

/** The values of a spec, the range of each, and the text of each number; ranges as in a Spec. */
export interface SpecValues {
  readonly value: JsonObject;
  readonly ranges: { readonly [pointer: string]: SourceRange };
  readonly numbers: { readonly [pointer: string]: string };
}

/** The spec as written: valid YAML that fits the schema, with the source range of everything in it. */
export interface Spec {
  readonly kind: "spec";
  /** The language that it is written in. */
  readonly language: AnyLanguage;
  /** The path as the user wrote it. */
  readonly file: string;
  /** The text, for code frames. */
  readonly text: string;
  readonly value: SpecValue;
  /**
   * By JSON pointer: `/layers/0/activation`; the key's own range is at the pointer + `#`, the first character of a
   * block of text (`text: |`) at the pointer + `|`.
   */
  readonly ranges: { readonly [pointer: string]: SourceRange };
  /** The text of each number and truth value as written, by JSON pointer: `0.5000000`, `True`. */
  readonly numbers: { readonly [pointer: string]: string };
  /** The values before parameters were replaced: `--set` of a parameter starts here. */
  readonly parametrized: SpecValues;
  /** The paths of the specs that it extends, the nearest first. */
  readonly bases: readonly string[];
  /** The values set since then, in order. */
  readonly settings: readonly Setting[];
}

/** The content of a spec, accepted by the schema. */
export interface SpecValue {
  readonly name?: string;
  readonly about?: string;
  readonly seed?: number;
  readonly precision?: "float32" | "float64";
  readonly random?: WrittenThing;
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

/** The keys and indices of a path, or its first part that matches nothing. */
export type PathKeys =
  | { readonly keys: readonly string[] }
  | { readonly unknown: string; readonly candidates: readonly string[] };

/**
 * Resolves the parts of a path below `holder`: maps by key, lists by index, layers by name (`layers.hidden.units`),
 * layers in a repeat below its name (`layers.stage.conv.filters`). A key may contain dots.
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

/** The name of a copy of a repeat, numbered from 1: `stage1`; after a digit with an underscore: `repeat1_1`. */
export function copyName(repeat: string, copy: number): string {
  return `${repeat}${/\d$/.test(repeat) ? "_" : ""}${copy}`;
}

/** The layers of a repeat; empty for anything else. */
export function innerLayers(layer: Json | undefined): SpecValue["layers"] {
  if (!isObject(layer) || layer.type !== "repeat" || !Array.isArray(layer.layers)) return [];
  return layer.layers as SpecValue["layers"];
}

/**
 * Returns `holder` with the value at `keys` changed. Missing parents are created: a type alone becomes a map, and a
 * layer first copies the option from `defaults`, so that one value inside it can be changed.
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

/** A layer with one option copied from `defaults:`, if it has none of its own. */
function inheriting(layer: Json, option: string, defaults: Json | undefined): Json {
  const own: JsonObject = isObject(layer) ? layer : { type: layer };
  const shared = isObject(defaults) && Object.hasOwn(defaults, String(own.type)) ? defaults[String(own.type)] : {};
  return { ...(isObject(shared) && Object.hasOwn(shared, option) ? { [option]: shared[option] } : {}), ...own } as Json;
}

/** The target of a path of `each:`: a layer, with its `defaults:`, and the keys of an option in it. */
export interface EachTarget {
  /** The keys from the list of layers to the layer. */
  readonly keys: readonly string[];
  readonly layer: Json;
  readonly option: readonly string[];
}

/** Resolves a path of `each:` among the layers of its repeat; `option` is empty if the path names only a layer. */
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
