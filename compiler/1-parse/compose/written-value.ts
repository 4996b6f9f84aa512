import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import { rangeOf } from "../../ir/range-of.ts";
import type { SourceRange } from "../../ir/source-range.ts";
import type { SpecValues } from "../../ir/spec.ts";
import type { ReadValues } from "../read-values.ts";

/** The source range and the text of a value. They stay with the value when specs are merged. */
interface Marks {
  readonly range: SourceRange;
  /** The range of its key. */
  readonly keyRange?: SourceRange;
  /** The first character of a block of text. */
  readonly blockRange?: SourceRange;
  /** The digits of a number. */
  readonly digits?: string;
}

/** A text, a number, a boolean or null. */
export interface WrittenScalar extends Marks {
  readonly kind: "scalar";
  readonly value: null | boolean | number | string;
}

/** A list. */
export interface WrittenList extends Marks {
  readonly kind: "list";
  readonly items: readonly WrittenValue[];
}

/** A map, its keys in the order of the file. */
export interface WrittenMap extends Marks {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, WrittenValue>;
}

/** A value of a spec with its source range, as a tree, so that parts of several files can be merged. */
export type WrittenValue = WrittenScalar | WrittenList | WrittenMap;

/** The values of a file as a tree. */
export function treeOf({ value, ranges, numbers }: ReadValues): WrittenValue {
  const grow = (at: Json, pointer: string): WrittenValue => {
    const [keyRange, blockRange, digits] = [ranges[`${pointer}#`], ranges[`${pointer}|`], numbers[pointer]];
    const marks: Marks = {
      range: rangeOf(ranges, pointer),
      ...(keyRange && { keyRange }),
      ...(blockRange && { blockRange }),
      ...(digits !== undefined && { digits }),
    };
    if (Array.isArray(at)) {
      const items = at.map((each: Json, index) => grow(each, pointerTo(pointer, index)));
      return { kind: "list", ...marks, items };
    }
    if (!isObject(at)) return { kind: "scalar", ...marks, value: at as WrittenScalar["value"] };
    const entries = Object.entries(at).map(([key, each]) => [key, grow(each, pointerTo(pointer, key))] as const);
    return { kind: "map", ...marks, entries: new Map(entries) };
  };
  return grow(value, "");
}

/** The values of a tree, with ranges and texts by JSON pointer, as for a single file. */
export function valuesOf(tree: WrittenMap): SpecValues {
  const ranges: { [pointer: string]: SourceRange } = {};
  const numbers: { [pointer: string]: string } = {};
  const take = (node: WrittenValue, pointer: string): Json => {
    ranges[pointer] = node.range;
    if (node.keyRange !== undefined) ranges[`${pointer}#`] = node.keyRange;
    if (node.blockRange !== undefined) ranges[`${pointer}|`] = node.blockRange;
    if (node.digits !== undefined) numbers[pointer] = node.digits;
    if (node.kind === "scalar") return node.value;
    if (node.kind === "list") return node.items.map((item, index) => take(item, pointerTo(pointer, index)));
    return Object.fromEntries([...node.entries].map(([key, each]) => [key, take(each, pointerTo(pointer, key))]));
  };
  const value = take(tree, "") as JsonObject;
  return { value, ranges, numbers };
}

/** A map without some of its keys. */
export function withoutKeys(map: WrittenMap, without: (key: string) => boolean): WrittenMap {
  return { ...map, entries: new Map([...map.entries].filter(([key]) => !without(key))) };
}

/** The type of a thing, written alone or with options. */
export function typeIn(node: WrittenValue | undefined): string | undefined {
  const type = node?.kind === "map" ? node.entries.get("type") : node;
  return type?.kind === "scalar" && typeof type.value === "string" ? type.value : undefined;
}
