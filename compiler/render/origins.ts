import type { ValuePath } from "../1-parse/add-origins.ts";
import { isObject, type Json } from "../ir/json.ts";
import { pointerAbove, pointerTo } from "../ir/json-pointer.ts";
import { rangeOf } from "../ir/range-of.ts";
import { writtenAt } from "../ir/source-range.ts";
import { layerNames, type Spec, type SpecValue } from "../ir/spec.ts";
import { visibleText } from "../ir/visible-text.ts";

/** The file in which a value of a rendered spec was written; undefined for a default. */
export function originOf(spec: Spec, path: ValuePath): string | undefined {
  const pointer = pointerOf(spec, path);
  return pointer === undefined ? undefined : visibleText(writtenAt(rangeOf(spec.ranges, pointer)).file);
}

/** A value of the spec, and its JSON pointer. */
interface Found {
  readonly value: Json;
  readonly pointer: string;
}

/** The JSON pointer in the spec of a rendered value. */
function pointerOf(spec: Spec, path: ValuePath): string | undefined {
  let at: Found = { value: spec.value as unknown as Json, pointer: "" };
  for (const [depth, key] of path.keys.entries()) {
    const isIndex = Array.isArray(path.holders[depth]);
    // A list of one entry may be rendered as the entry, and vice versa.
    if (isIndex && !Array.isArray(at.value)) continue;
    if (!isIndex && Array.isArray(at.value)) at = below(at, "0") ?? at;
    if (typeof at.value === "string" && key === "type") return at.pointer;
    const next = below(at, isIndex ? indexIn(at.value, path, depth) : key);
    if (next === undefined) return sharedPointer(spec, at, path.keys.slice(depth));
    at = next;
  }
  return at.pointer;
}

/** The index in the spec of an entry of a rendered list: layers are found by name. */
function indexIn(list: Json, { keys, holders }: ValuePath, depth: number): string {
  return keys[depth - 1] === "layers" ? layerIndex(list, holders[depth + 1]) : (keys[depth] as string);
}

function below({ value, pointer }: Found, key: string): Found | undefined {
  const own = memberOf(value, key);
  return own === undefined ? undefined : { value: own, pointer: pointerTo(pointer, key) };
}

function memberOf(value: Json, key: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function typeOf(value: Json): string {
  if (typeof value === "string") return value;
  return isObject(value) && typeof value.type === "string" ? value.type : "";
}

/** A layer is rendered with its name, or it is the input of the network. */
function layerIndex(layers: Json, rendered: Json | undefined): string {
  const list = layers as unknown as SpecValue["layers"];
  const named = isObject(rendered) && typeof rendered.name === "string" ? rendered.name : undefined;
  const index =
    named === undefined
      ? list.findIndex((layer) => typeOf(layer as Json) === "input")
      : layerNames(list).indexOf(named);
  return String(index);
}

/** The same option under `defaults:`, for a layer or a column that does not give it itself. */
function sharedPointer(spec: Spec, { value, pointer }: Found, keys: readonly string[]): string | undefined {
  const holder = pointerAbove(pointer);
  const list = holder === "/dataset/columns" ? "/dataset/defaults" : /\/layers$/.test(holder) ? "/defaults" : undefined;
  if (list === undefined) return undefined;
  const shared = [typeOf(value), ...keys].reduce(pointerTo, list);
  return Object.hasOwn(spec.ranges, shared) ? shared : undefined;
}
