import type { SourceRange } from "../../../ir/source-range.ts";
import type { CollectedColumn } from "./collected-column.ts";

/** The part of the data that a file is for: `file` and `files`, `validationFile` or `testFile`. */
export type FilePart = "training" | "validation" | "test";

/** The rows of one file, before the types of their columns are decided. */
export interface RowsOfFile {
  /** The file, or `text:`, as messages call it. */
  readonly name: string;
  readonly part: FilePart;
  readonly columnNames: readonly string[];
  /** Columns whose name in the header is empty, by their index. */
  readonly unnamed: readonly number[];
  /** Whether the names are the first line of the file. */
  readonly hasHeader: boolean;
  readonly rows: number;
  /** What was kept of each column, in the order of `columnNames`. */
  readonly columns: readonly CollectedColumn[];
  /** Rows with more or fewer cells than there are columns. */
  readonly ragged: RaggedRows;
  /** The range of a cell; row −1 is the header. */
  readonly rangeOf: (row: number, cell: number) => SourceRange;
  /** The number that a text writes in this file. */
  readonly numberIn: (text: string) => number | undefined;
}

/** Rows with the wrong number of cells: all of them by their index, and the number of cells of the first ones. */
export interface RaggedRows {
  readonly rows: ReadonlySet<number>;
  readonly first: readonly { readonly row: number; readonly cells: number }[];
}
