/** What the cells of one column are. */
export type ColumnKind = "number" | "text" | "date" | "vector" | "other" | "empty";

/** One column of a file, as its cells show it. */
export interface ColumnProfile {
  readonly name: string;
  /** Whether the header has no name for it, so that it is called by its number. */
  readonly isUnnamed?: true;
  readonly kind: ColumnKind;
  /** Rows in the file. */
  readonly rows: number;
  /** Rows without a value. */
  readonly missing: number;
  /** How many different values there are. */
  readonly distinct: number;
  /** How often each value occurs as a text, the commonest first; of numbers only where there are few different ones. */
  readonly counts: ReadonlyMap<string, number>;
  /** Texts among numbers that must mean that there is no value, apart from the usual ones. */
  readonly na: readonly string[];
  /** Of a column whose cells are lists: how many numbers each of them holds. */
  readonly size?: number;
  /** Of a column whose cells are arrays: their axes. */
  readonly shape?: readonly number[];
  /** Of a column of numbers. */
  readonly numbers?: NumberFacts;
}

/** What a column of numbers is like. */
export interface NumberFacts {
  readonly least: number;
  readonly greatest: number;
  readonly mean: number;
  readonly deviation: number;
  /** Σ ((x − mean) / deviation)³ / n: above 0 where a few large numbers stand apart from the others. */
  readonly skewness: number;
  /** Whether all are whole numbers. */
  readonly isWhole: boolean;
  /** The number of each row; NaN where there is none. */
  readonly values: Float64Array;
}
