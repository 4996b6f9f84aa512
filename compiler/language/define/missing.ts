import type { Options, OptionValues } from "./option.ts";
import type { Word } from "./word.ts";

/** What a rule does with a row that has no value in the column. */
export type MissingEffect =
  /** The row is a mistake. */
  | "error"
  /** The row is left out. */
  | "skip"
  /** Another value of the column takes its place. */
  | "fill"
  /** Having no value is one more category. */
  | "category";

/** A rule for missing values: what becomes of a row that has no value in a column. */
export interface MissingWord<O extends Options = Options> extends Word<O> {
  readonly family: "missing";
  readonly effect: MissingEffect;
  /** The columns that it is for; any without this. */
  readonly of?: "numbers" | "categories";
  /**
   * What takes the place of a missing value: a number, or the index of a category. `values` gathers those that the
   * training rows have; a rule that needs none does not call it.
   */
  readonly fit?: (values: () => Float64Array, options: OptionValues<O>, categories?: readonly string[]) => number;
  /** The function of the runtime with which generated code fits it; without one, generated code cannot. */
  readonly fitFunction?: (options: OptionValues<O>) => "meanOf" | "medianOf" | "modeOf";
  /** Whether one more input says that the value was missing. */
  readonly indicates?: true;
}

/** Declares a rule for missing values; nothing but a typed identity. */
export function missing<const O extends Options>(word: Omit<MissingWord<O>, "family">): MissingWord<O> {
  return { family: "missing", ...word };
}
