import type { Json, JsonObject } from "../../ir/json.ts";
import type { Thing } from "../../ir/thing.ts";

/** The families of words: each is a folder of the compiler, each word a file in it. */
export type Family =
  | "layer"
  | "activation"
  | "initializer"
  | "regularizer"
  | "loss"
  | "optimizer"
  | "schedule"
  | "metric"
  | "dataset"
  | "column"
  | "scale"
  | "missing"
  | "split"
  | "augmentation"
  | "learning";

/**
 * One option of a word: its JSON Schema, what it means, and its default.
 * `Value` is the type that code sees after defaults were filled in.
 */
export interface Option<Value = unknown> {
  readonly summary: string;
  readonly schema: JsonObject;
  /** The value where nothing is written; absent with `required` or `optional`. */
  readonly default?: Json;
  /** Nothing written is an error (checked after `defaults:` were merged). */
  readonly required: boolean;
  /** The value is itself a thing of this family (or a number, for a schedule). */
  readonly family?: Family;
  /** Never present: carries the type. */
  readonly value?: Value;
}

/** The options of a word by name. */
export type Options = { readonly [name: string]: Option };

/** What code sees of some options: each with its type; a JSON object where the options are not known. */
export type OptionValues<O extends Options> = string extends keyof O ? JsonObject : KnownValues<O>;
type KnownValues<O extends Options> = { readonly [K in keyof O]: NonNullable<O[K]["value"]> | Optional<O[K]> };
type Optional<O extends Option> = O extends Option<infer V> ? (undefined extends V ? undefined : never) : never;

interface Described<Value> {
  readonly summary: string;
  readonly default?: Value;
}
interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/** No size, count or index may exceed this; products of sizes are checked against it again. */
export const largestSize = 0x7fff_ffff;

function option<Value>(schema: JsonObject, described: Described<Value>, family?: Family): Option<Value> {
  return {
    summary: described.summary,
    schema,
    ...(described.default === undefined ? {} : { default: described.default as Json }),
    required: described.default === undefined,
    ...(family === undefined ? {} : { family }),
  };
}

/** A whole number; sizes and counts have `minimum: 1`. */
export function integer(described: Described<number> & Bounds): Option<number> {
  const { summary: _, default: __, ...bounds } = described;
  return option({ type: "integer", minimum: 0, maximum: largestSize, ...bounds } as JsonObject, described);
}

/** A finite number. */
export function number(described: Described<number> & Bounds): Option<number> {
  const { summary: _, default: __, ...bounds } = described;
  return option({ type: "number", minimum: -1e300, maximum: 1e300, ...bounds } as JsonObject, described);
}

/** `true` or `false`. */
export function boolean(described: Described<boolean>): Option<boolean> {
  return option({ type: "boolean" }, described);
}

/** A text. */
export function text(described: Described<string>): Option<string> {
  return option({ type: "string" }, described);
}

/** One of a few words. */
export function choice<const Word extends string>(words: readonly Word[], described: Described<Word>): Option<Word> {
  return option({ enum: words }, described);
}

/** Sizes of the axes of one row, without the rows: `[28, 28, 1]`. */
export function shape(described: Described<readonly number[]>): Option<readonly number[]> {
  const size = { type: "integer", minimum: 1, maximum: largestSize };
  return option({ type: "array", items: size, minItems: 1, maxItems: 8 }, described);
}

/** One axis, or several: `-1`, or `[1, 2]`. */
export type Axes = number | readonly number[];

/** Axes counted as in Keras: from 1 for the first axis of a row (0 are the rows), or from the end, -1 for the last. */
export function axes(described: Described<Axes>): Option<Axes> {
  const axis = { type: "integer", minimum: -8, maximum: 8 };
  return option({ anyOf: [axis, { type: "array", items: axis, minItems: 1, maxItems: 8 }] }, described);
}

/** One size for height and width alike, or both: `3`, or `[3, 5]`. */
export type Pair = number | readonly [number, number];

/** A size of at least 1 for height and width: one number for both, or a list of the two. */
export function pair(described: Described<Pair>): Option<Pair> {
  const size = { type: "integer", minimum: 1, maximum: largestSize };
  return option({ anyOf: [size, { type: "array", items: size, minItems: 2, maxItems: 2 }] }, described);
}

/** Names, each with a size of at least 1: `{ code: 2 }`. */
export function sizesByName(
  described: Described<{ readonly [name: string]: number }>,
): Option<{ readonly [name: string]: number }> {
  const size = { type: "integer", minimum: 1, maximum: largestSize };
  return option({ type: "object", additionalProperties: size, minProperties: 1 }, described);
}

/** Names in pairs: `[[left, code], [code, right]]`. */
export function pairsOfNames(
  described: Described<readonly (readonly [string, string])[]>,
): Option<readonly (readonly [string, string])[]> {
  const both = { type: "array", items: { type: "string" }, minItems: 2, maxItems: 2 };
  return option({ type: "array", items: both, minItems: 1 }, described);
}

/** One number, or a list of numbers of any depth: the values of a parameter. */
export function values(described: Described<Json>): Option<Json> {
  return option({ $ref: "#/definitions/numbers" }, described);
}

/** A list of at least one number. */
export function numberList(described: Described<readonly number[]> & Bounds): Option<readonly number[]> {
  const { summary: _, default: __, ...bounds } = described;
  const items = { type: "number", minimum: -1e300, maximum: 1e300, ...bounds };
  return option({ type: "array", items, minItems: 1 } as JsonObject, described);
}

/** A thing of another family, by its name alone or with options. */
export function thing(family: Family, described: Described<string | JsonObject>): Option<Thing> {
  return option({ $ref: `#/definitions/${family}` }, described, family) as unknown as Option<Thing>;
}

/** A number, or a schedule of numbers over the iterations. */
export function numberOrSchedule(described: Described<number> & Bounds): Option<number | Thing> {
  const { summary: _, default: __, ...bounds } = described;
  const alone = { type: "number", maximum: 1e300, ...bounds };
  return option({ anyOf: [alone, { $ref: "#/definitions/schedule" }] } as JsonObject, described, "schedule");
}

/** The same option, where nothing written means nothing. */
export function optional<Value>(of: Option<Value>): Option<Value | undefined> {
  return { ...of, required: false };
}
