import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { indexOfName } from "../../../ir/look-up.ts";
import type { RowsOfFile } from "./rows-of-file.ts";

/** Reports a header that names a column twice, or a file without rows. */
export function checkHeader({ name: file, columnNames, hasHeader, rows, rangeOf }: RowsOfFile): readonly Diagnostic[] {
  const advice = "Rename one of them, or write other names in the dataset: skipRows: 1 and header: [a, b, c]";
  const twice = columnNames.flatMap((name, cell) =>
    indexOfName(columnNames, name) === cell
      ? []
      : [
          diagnostic("column-twice", rangeOf(-1, cell), {
            name,
            problem: `stands twice in the header of ${file}`,
            advice,
          }),
        ],
  );
  if (twice.length > 0 || rows > 0) return twice;
  const missing = "The first line is the header with the column names; add a line below it for each row.";
  return [diagnostic("no-rows", rangeOf(-1, 0), { what: file, ...(hasHeader ? { advice: missing } : {}) })];
}
