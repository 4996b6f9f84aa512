import type { Printable } from "../1-parse/print-yaml.ts";
import { isObject, type Json, type JsonObject } from "../ir/json.ts";
import { pointerTo } from "../ir/json-pointer.ts";
import type { Spec } from "../ir/spec.ts";
import type { Thing } from "../ir/thing.ts";

/** A map to be printed; keys without a value are omitted. */
export type Entries = { readonly [key: string]: Printable | undefined };

/** Removes the keys without a value. */
export function present(entries: Entries): Entries {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

/** A thing as it would be written: only its type if it has no options. */
export function written(thing: Thing, more: Entries = {}): Printable {
  const options = { ...more, ...plainOptions(thing.options) };
  return Object.keys(present(options)).length === 0 ? thing.type : present({ type: thing.type, ...options });
}

/** Options as they would be written, including nested things. */
export function plainOptions(options: JsonObject): Entries {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, asThings(value)]));
}

/** A thing, or each thing of a list, as it would be written. */
function asThings(value: Json): Printable {
  if (Array.isArray(value) && value.every(isThing)) return value.map((each) => written(each));
  return isThing(value) ? written(value) : value;
}

function isThing(value: Json): value is Json & Thing {
  return (
    isObject(value) && typeof value.type === "string" && isObject(value.options) && Object.keys(value).length === 2
  );
}

/** A part of the spec as written, with the written digits of every number. */
export function asWritten(spec: Spec, value: Json, pointer: string): Printable {
  if (typeof value === "number") return { writtenNumber: spec.numbers[pointer] ?? String(value) };
  if (Array.isArray(value)) return value.map((each, index) => asWritten(spec, each, pointerTo(pointer, index)));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, asWritten(spec, each, pointerTo(pointer, key))]);
  return Object.fromEntries(entries);
}
