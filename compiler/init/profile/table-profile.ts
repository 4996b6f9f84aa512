import type { JsonObject } from "../../ir/json.ts";
import type { RowsOfFile } from "../../language/datasets/tabular/rows-of-file.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { profileColumn } from "./profile-column.ts";

/** A file of rows and columns: how it is written, and what its cells show. */
export interface TableProfile {
  readonly kind: "table";
  readonly type: "csv" | "json" | "ndjson" | "parquet" | "npz";
  readonly file: string;
  readonly rows: number;
  /** The options of the dataset that say how the file is written, where they differ from the defaults. */
  readonly format: JsonObject;
  /** The character between two cells; empty where there are no delimiters. */
  readonly delimiter: string;
  readonly columns: readonly ColumnProfile[];
  /** The parts of the data for which the file has rows of their own. */
  readonly ownParts?: readonly ("validation" | "test")[];
}

/** The profile of a file that was read. */
export function tableProfile(
  type: TableProfile["type"],
  read: RowsOfFile,
  format: JsonObject,
  delimiter: string,
): TableProfile {
  const unnamed = new Set(read.unnamed);
  const columns = read.columnNames.map((_, index): ColumnProfile => {
    const column = profileColumn(read, index);
    return read.hasHeader && unnamed.has(index) ? { ...column, isUnnamed: true } : column;
  });
  return { kind: "table", type, file: read.name, rows: read.rows, format, delimiter, columns };
}
