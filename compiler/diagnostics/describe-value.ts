import type { Json } from "../ir/json.ts";
import { pointerParts } from "../ir/json-pointer.ts";

/** The name of a value by its pointer: its key, or `an entry of` the key of its list. */
export function nameOf(pointer: string): string {
  const parts = pointerParts(pointer);
  const named = parts.findLastIndex((part) => !/^\d+$/.test(part));
  const key = parts[named] ?? "the spec";
  return named === parts.length - 1 ? key : `an entry of ${key}`;
}

/** A value, for people: `"four"`, `2.50`, `a list`. */
export function describeValue(value: Json, written?: string): string {
  if (value === null) return "nothing";
  if (typeof value === "string") return value.length > 60 ? "a long text" : `"${value}"`;
  if (typeof value === "number") return written ?? String(value);
  if (typeof value === "boolean") return String(value);
  return Array.isArray(value) ? "a list" : "a map";
}
