import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { FileFinder, NotFound, Table } from "../../../ir/table.ts";
import type { IdxValues } from "../reading/idx-bytes.ts";

/** The array of one column: `sizes[0]` rows, those of parts of their own at the end. */
export interface ColumnArray extends IdxValues, Pick<Table, "ownParts"> {}

/** A file that is not there, which is no mistake as long as the spec says everything. */
export interface MissingFile extends NotFound {
  readonly kind: "missing";
  readonly file: string;
}

/** The array of one column as it was found: its values, a mistake, or (no mistake by itself) no file. */
export type FoundArray = ColumnArray | Diagnostic | MissingFile;

/** The arrays that a dataset names. */
export interface ArraySource {
  /** The columns that there are, where one file holds all of them. */
  readonly names?: () => readonly string[] | Diagnostic | MissingFile;
  /** The array of a column; `file` is what the column says of its own file. */
  readonly arrayOf: (column: string, file: string | undefined) => FoundArray;
  /** The range in the spec that names the array of a column. */
  readonly rangeOf: (column: string) => SourceRange;
}

/** What is known of a dataset when its arrays are searched for. */
export interface ArrayRequest {
  readonly options: { readonly file?: string };
  readonly range: SourceRange;
  readonly ranges: { readonly [pointer: string]: SourceRange };
  readonly files: FileFinder;
}
