import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Json } from "../ir/json.ts";
import type { SourceRange } from "../ir/source-range.ts";
import type { Sources } from "./report.ts";

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

/** The rows that were given, or the mistakes in them. */
export interface GivenRows {
  /** Their source, as shown in messages. */
  readonly name: string;
  readonly rows: readonly GivenRow[];
  readonly diagnostics: readonly Diagnostic[];
  /** True if the file itself could not be read. */
  readonly unreadable?: boolean;
  readonly sources: Sources;
  /** Columns that go beside the answers without being asked for. */
  readonly keep?: readonly string[];
}
