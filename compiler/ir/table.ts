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
  /** The path at which `file` was found, where it was looked for, or a folder outside of all those that may be read. */
  readonly find: (
    file: string,
  ) => { readonly path: string } | { readonly searched: readonly string[] } | { readonly outside: string };
}
