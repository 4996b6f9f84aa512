import type { Json } from "../ir/json.ts";
import type { SourceRange } from "../ir/source-range.ts";

/** An input row for predict, and its source range. */
export interface GivenRow {
  readonly row: Json;
  /** The value of a column as it is written, also of one that is no input; undefined where the row has no such column. */
  readonly valueOf: (column: string) => Json | undefined;
  /** The columns that it has, where they have names. */
  readonly columns: () => readonly string[];
  /** The range of a column's value, or of the row. Computed only for a row with a mistake. */
  readonly rangeOf: (column?: string) => SourceRange;
}
