import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { readNumber } from "../reading/read-number.ts";
import type { CollectedColumn, Wanted } from "../tabular/collected-column.ts";
import type { FileSource } from "../tabular/file-sources.ts";
import type { RowsOfFile } from "../tabular/rows-of-file.ts";
import { loadParquet } from "./load-parquet.ts";
import { openParquet, type ParquetColumn, type ParquetContent } from "./open-parquet.ts";
import { randomBytes } from "./random-bytes.ts";
import { valueCollector } from "./value-collector.ts";

/** Reads the rows of a Parquet file, and keeps what is wanted of each column; the other columns are not unpacked. */
export function parquetFile(source: FileSource, wanted: (name: string) => Wanted): RowsOfFile | Diagnostic {
  const { name, part, range } = source;
  const unreadable = (problem: string) => diagnostic("file-unreadable", range, { file: name, problem });
  const library = loadParquet();
  if ("problem" in library) return unreadable(library.problem);
  const bytes = randomBytes(source);
  if ("problem" in bytes) return unreadable(bytes.problem);
  try {
    const content = openParquet(library, bytes);
    if ("problem" in content) return unreadable(content.problem);
    const columns: CollectedColumn[] = [];
    for (const column of content.columns) {
      const collected = collect(content, column, wanted(column.name));
      if ("problem" in collected) return unreadable(collected.problem);
      columns.push(collected);
    }
    return {
      ...{ name, part, columns },
      columnNames: content.columns.map((column) => column.name),
      unnamed: content.columns.flatMap(({ isUnnamed }, index) => (isUnnamed ? [index] : [])),
      hasHeader: false,
      rows: content.rows,
      ragged: { rows: new Set(), first: [] },
      rangeOf: () => range,
      numberIn: readNumber,
    };
  } finally {
    bytes.close();
  }
}

function collect(
  { rows, valuesOf }: ParquetContent,
  column: ParquetColumn,
  wanted: Wanted,
): CollectedColumn | { readonly problem: string } {
  const { name } = column;
  // A column that nobody wants to be something may stay unread.
  if (wanted === "nothing" || (wanted === "either" && column.kind === "other")) return { kind: "nothing" };
  if (column.kind === "other") return { problem: `the column "${name}" holds ${column.holds}; add it to \`exclude:\`` };
  const collector = valueCollector(
    wanted === "either" ? (column.kind === "numbers" ? "number" : "text") : wanted,
    rows,
  );
  for (const values of valuesOf(column)) {
    if ("problem" in values) return { problem: `the column "${name}" is damaged` };
    for (const page of values) collector.add(page);
  }
  if (collector.count() === rows) return collector.finish();
  return { problem: `the column "${name}" has ${collector.count()} values, the file ${rows} rows` };
}
