import type { SourceRange } from "./source-range.ts";

/** The values of one column, row by row, before scaling. */
export type ColumnData =
  /** `rows × size` numbers, row-major. */
  | { readonly kind: "numbers"; readonly values: Float64Array | Uint8Array }
  /** The index of each row's category in the column's list. */
  | { readonly kind: "categories"; readonly values: Int32Array };

/** Rows of data as they were read: checked, but neither scaled nor split. */
export interface Table {
  readonly rows: number;
  readonly columns: { readonly [name: string]: ColumnData };
  /** Where a row's value stands, for messages: in the spec, in its file, or (binary files) where the spec names it. */
  readonly rangeOf: (row: number, column: string) => SourceRange;
}

/** How a dataset reaches files: beside the spec first, then in each data folder. */
export interface FileFinder {
  /** A file that a spec names: searched for beside the spec `from`, where that is said, before everywhere else. */
  readonly find: (file: string, from?: string) => FoundFile;
  /**
   * The spec that the one in the file `from` extends, by the path that stands there. Without this function no spec can
   * extend another.
   */
  readonly base?: (file: string, from: string) => BaseSpec;
}

/** The path at which a file was found, where it was searched for, or a folder outside of all those that may be read. */
export type FoundFile =
  | { readonly path: string }
  | { readonly searched: readonly string[] }
  | { readonly outside: string };

/** A spec that another one extends, or why it is not read. */
export type BaseSpec =
  | { readonly path: string; readonly text: string }
  | { readonly searched: readonly string[] }
  | { readonly outside: string }
  | { readonly problem: string };
