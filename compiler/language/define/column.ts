import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import type { JsonObject } from "../../ir/json.ts";
import type { RowShape } from "../../ir/shape.ts";
import type { ColumnData } from "../../ir/table.ts";
import type { Options, OptionValues } from "./option.ts";
import type { ShapeMistake, Word } from "./word.ts";

/** What a column's options say of its values. */
export interface ColumnFacts {
  /** One row of it; absent where only the data say. */
  readonly shape?: RowShape;
  /** The categories in order; absent where only the data say, and for numbers. */
  readonly categories?: readonly string[];
  /** Other texts of each category. */
  readonly spellings?: readonly (readonly string[])[];
  /** Its texts may have letters of any case; the other spellings are in small ones. */
  readonly anyCase?: true;
  /** As an input a category is its index, one number; default: a number for each category. */
  readonly encoding?: "index";
}

/** A type of column: how the cells of one column are read. */
export interface ColumnWord<O extends Options = Options> extends Word<O> {
  readonly family: "column";
  /** Whether a row is numbers, or one of a few names. */
  readonly holds: "numbers" | "categories";
  readonly facts: (options: OptionValues<O>) => ColumnFacts;
  /** Options that contradict each other: what goes on after "the column …". */
  readonly mistake?: (options: OptionValues<O>) => ShapeMistake | undefined;
}

/** Encoded value = (value − subtract) / divide, in float64; where a scale has a curve, (curve(value) − subtract) / divide. */
export interface FittedScale {
  readonly subtract: number;
  readonly divide: number;
  /** The numbers of the curve. */
  readonly curve?: readonly number[];
}

/** The curve of a scale: a function of each number that comes before what is subtracted and divided. */
export interface ScaleCurve {
  /** `scale` is what was fitted: what is subtracted, what is divided by, then the numbers of the curve. */
  readonly forward: (x: number, scale: ArrayLike<number>) => number;
  /** The function of the runtime with which generated code does the same; without `size` it takes only the number. */
  readonly function: string;
  /** How many numbers the curve has; none without this. */
  readonly size?: (options: JsonObject) => number;
  /** The first of these numbers as long as nothing is fitted; the others are 0. */
  readonly unfitted?: readonly number[];
  /** Numbers must be above this one. */
  readonly above?: number;
  /** What brings a target back; without it the scale is for inputs only. */
  readonly back?: {
    readonly value: (y: number) => number;
    readonly function: string;
    /** The same in a graph. */
    readonly build: (graph: GraphBuilder, value: Value) => Value;
  };
}

/** A scale: the pair of numbers that brings a column to a common size, found from its training rows. */
export interface ScaleWord<O extends Options = Options> extends Word<O> {
  readonly family: "scale";
  /** `values` gathers all numbers of the training rows; a scale that needs none does not call it. */
  readonly fit: (values: () => Float64Array, options: OptionValues<O>) => FittedScale;
  /**
   * The function of the runtime with which generated code fits it, to what the curve makes of the numbers; without one,
   * generated code cannot.
   */
  readonly fitFunction?: (options: OptionValues<O>) => "fitMinMax" | "fitStandard" | "fitRobust" | undefined;
  readonly curve?: ScaleCurve;
}

/** The sizes of the parts beside training: each a share of all rows below 1, a number of rows, or as many as the data say. */
export interface SplitSizes {
  readonly validation: number | "some";
  readonly test: number | "some";
}

/** What a split is given: counts that were checked to leave at least one row for training. */
export interface SplitRequest {
  readonly rows: number;
  /** Numbers of rows, from the split's `sizes`; 0 for `some`. */
  readonly validation: number;
  readonly test: number;
  /**
   * The numbers 0 … count − 1 (default: rows) in a random order, from a random stream that depends on the option `seed`
   * alone (0 without it); each call continues the stream.
   */
  readonly permutation: (count?: number) => Uint32Array;
  /** The values of the column that the option `column` names, as read, if the split has that option. */
  readonly column?: ColumnData;
  /** The names of its categories, if it has categories. */
  readonly categories?: readonly string[];
}

/** Row numbers of each part, ascending; together they are all rows, each once. */
export interface SplitRows {
  readonly training: Uint32Array;
  readonly validation: Uint32Array;
  readonly test: Uint32Array;
}

/** A split: which rows are for training, validation and test. */
export interface SplitWord<O extends Options = Options> extends Word<O> {
  readonly family: "split";
  /** The type that the column of its option `column` must have; any type by default. */
  readonly columnType?: "category";
  /** Its column only says how to split: it is an input only if `inputs` lists it. */
  readonly columnIsNoInput?: true;
  /** Its column says the order of the rows: of a date, all that has passed. */
  readonly columnIsOrder?: true;
  /**
   * The sizes of validation and test; by default the options `validation` and `test`, 0 where it has none. `categories` are
   * those of its column, if they are known.
   */
  readonly sizes?: (options: OptionValues<O>, categories?: readonly string[]) => SplitSizes;
  /** The rows of each part, or why these rows cannot be split so. */
  readonly split: (request: SplitRequest, options: OptionValues<O>) => SplitRows | ShapeMistake;
}

/** Declares a type of column; nothing but a typed identity. */
export function column<const O extends Options>(word: Omit<ColumnWord<O>, "family">): ColumnWord<O> {
  return { family: "column", ...word };
}

/** Declares a scale. */
export function scale<const O extends Options>(word: Omit<ScaleWord<O>, "family">): ScaleWord<O> {
  return { family: "scale", ...word };
}

/** Declares a split. */
export function split<const O extends Options>(word: Omit<SplitWord<O>, "family">): SplitWord<O> {
  return { family: "split", ...word };
}

/** A column as the spec's `columns:` has it, with the dataset's `defaults:` for its type. */
export interface WrittenColumn {
  readonly name: string;
  readonly type?: string;
  readonly options: JsonObject;
}
