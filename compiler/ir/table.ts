import type { SourceRange } from "./source-range.ts";

/**
 * The values of one column, row by row, before scaling. Where a value may be missing, `missing` has a 1 for each row
 * without a value (its numbers, or its index, are 0) and a 0 for every other row; without it no value is missing. A row of
 * several numbers is without a value where one of them is missing; `missingNumbers` says which, by default all of them.
 */
export type ColumnData =
  /** `rows × size` numbers, row-major. */
  | {
      readonly kind: "numbers";
      readonly values: Float64Array | Uint8Array;
      readonly missing?: Uint8Array;
      readonly missingNumbers?: Uint8Array;
    }
  /** The index of each row's category in the column's list. */
  | { readonly kind: "categories"; readonly values: Int32Array; readonly missing?: Uint8Array }
  /** Texts: the index of each row's text among the different ones. */
  | {
      readonly kind: "texts";
      readonly values: Int32Array;
      readonly texts: readonly string[];
      readonly missing?: Uint8Array;
    };

/** Rows of data as read: checked, but not scaled or split. */
export interface Table {
  readonly rows: number;
  readonly columns: { readonly [name: string]: ColumnData };
  /**
   * The source range of a value, for messages: in the spec, in the data file, or (binary files) where the spec names
   * the file.
   */
  readonly rangeOf: (row: number, column: string) => SourceRange;
  /**
   * The numbers of rows that come from files of their own: those for test are the last rows, those for validation are
   * before them.
   */
  readonly ownParts?: { readonly validation: number; readonly test: number };
}

/** Finds files: in the folder of the spec first, then in each data folder. */
export interface FileFinder {
  /** Finds a file that a spec names; if `from` is given, the folder of that spec is searched first. */
  readonly find: (file: string, from?: string) => FoundFile;
  /**
   * Finds the spec that the spec in `from` extends, by the path in `extends:`. Without this function no spec can extend
   * another.
   */
  readonly base?: (file: string, from: string) => BaseSpec;
}

/** The folders that were searched for a file without success, and a file with a similar name. */
export interface NotFound {
  readonly searched: readonly string[];
  readonly similar?: string;
}

/** The path of a file, where it was searched without success, or a folder outside the allowed ones. */
export type FoundFile = { readonly path: string } | NotFound | { readonly outside: string };

/** A spec that another spec extends, or why it cannot be read. */
export type BaseSpec =
  | { readonly path: string; readonly text: string }
  | NotFound
  | { readonly outside: string }
  | { readonly problem: string };
