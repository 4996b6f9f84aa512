import { isObject, type Json } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { Resolving } from "../resolving.ts";

/** The value at `pointer` with each number as written: `0.5000000`; other values are unchanged. */
export function writtenNumbers(at: Resolving, value: Json, pointer: string): Json {
  if (typeof value === "number") return at.spec.numbers[pointer] ?? String(value);
  if (Array.isArray(value)) return value.map((each, index) => writtenNumbers(at, each, pointerTo(pointer, index)));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, writtenNumbers(at, each, pointerTo(pointer, key))]);
  return Object.fromEntries(entries);
}

/** The shape of numbers in lists: `[3, 1]` for three lists of one; undefined if they are ragged. */
export function shapeOfNumbers(value: Json): readonly number[] | undefined {
  if (!Array.isArray(value)) return typeof value === "number" ? [] : undefined;
  const shapes = value.map(shapeOfNumbers);
  const [first] = shapes;
  if (value.length === 0) return [0];
  if (first === undefined || shapes.some((shape) => String(shape) !== String(first))) return undefined;
  return [value.length, ...first];
}
