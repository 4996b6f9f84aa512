import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { type Mistakes, mistakesIn } from "../../../diagnostics/mistakes.ts";
import { pointerTo } from "../../../ir/json-pointer.ts";
import type { ColumnModel } from "../../../ir/model.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { ColumnData, Table } from "../../../ir/table.ts";
import type { CsvSource } from "./csv-source.ts";
import { type CsvProblem, type CsvText, readCsvText } from "./csv-text.ts";
import { otherDelimiter } from "./other-delimiter.ts";
import { readNumber } from "./read-number.ts";

/** A table, or what is wrong with its data. */
export interface TableResult {
  readonly table?: Table;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the columns that the model asks for; others may hold anything. */
export function readCsvTable(
  source: CsvSource,
  delimiter: string,
  columns: readonly ColumnModel[],
  ranges: { readonly [pointer: string]: SourceRange },
): TableResult {
  const text = readCsvText(source.text, delimiter);
  const delimiterMistake = wrongDelimiter(source, text, delimiter);
  if (delimiterMistake !== undefined) return { diagnostics: [delimiterMistake] };
  if (text.kind === "problem") {
    return { diagnostics: [diagnostic("csv-syntax", source.rangeAt(text.position), { problem: text.problem })] };
  }
  const wrong = [...checkHeader(source, text), ...missingColumns(source, text, columns, ranges)];
  if (wrong.length > 0) return { diagnostics: wrong };
  const mistakes = mistakesIn(source.name);
  checkWidths(source, text, mistakes);
  const read = columns.map((column) => [column.name, readColumn(column, source, text, mistakes)] as const);
  if (mistakes.any()) return { diagnostics: mistakes.list() };
  const cellOf = new Map(text.header.map((name, cell) => [name, cell]));
  const rangeOf = (row: number, column: string) => source.rangeAt(text.positionOf(row, cellOf.get(column) ?? 0));
  return { table: { rows: text.rows.length, columns: Object.fromEntries(read), rangeOf }, diagnostics: [] };
}

/** What is wrong where no line holds the delimiter and all of them hold another one as often. */
export function wrongDelimiter(
  source: CsvSource,
  text: CsvText | CsvProblem,
  delimiter: string,
): Diagnostic | undefined {
  if (text.kind === "cells" && text.header.length > 1) return undefined;
  const other = otherDelimiter(source.text, delimiter);
  if (other === undefined) return undefined;
  const range = source.rangeAt({ line: 1, column: 1, length: 1 });
  const advice = `Write delimiter: ${JSON.stringify(other)} in the dataset.`;
  return diagnostic("csv-delimiter", range, { delimiter, other, advice });
}

/** A header that names a column twice, or no rows below it. */
export function checkHeader(source: CsvSource, text: CsvText): readonly Diagnostic[] {
  const at = (cell: number) => source.rangeAt(text.positionOf(-1, cell));
  const twice = text.header.flatMap((name, cell) =>
    text.header.indexOf(name) === cell
      ? []
      : [diagnostic("column-twice", at(cell), { name, problem: `stands twice in the header of ${source.name}` })],
  );
  if (twice.length > 0 || text.rows.length > 0) return twice;
  const advice = "The first line is the header with the column names; add a line below it for each row.";
  return [diagnostic("no-rows", at(0), { what: source.name, advice })];
}

function missingColumns(
  source: CsvSource,
  text: CsvText,
  columns: readonly ColumnModel[],
  ranges: { readonly [pointer: string]: SourceRange },
): readonly Diagnostic[] {
  return columns
    .filter(({ name }) => !text.header.includes(name))
    .map(({ name, range }) =>
      diagnostic("column-not-in-file", ranges[`${pointerTo("/columns", name)}#`] ?? range, {
        name,
        file: source.name,
        candidates: text.header,
      }),
    );
}

function checkWidths(source: CsvSource, text: CsvText, mistakes: Mistakes): void {
  const expected = text.header.length;
  text.rows.forEach((row, index) => {
    if (row.length === expected) return;
    mistakes.add(() =>
      diagnostic("ragged-row", source.rangeAt(text.positionOf(index, Math.min(row.length - 1, expected))), {
        row: `Row ${index + 1} of ${source.name}`,
        found: row.length,
        expected,
        because: "the header has",
      }),
    );
  });
}

function readColumn(column: ColumnModel, source: CsvSource, text: CsvText, mistakes: Mistakes): ColumnData {
  const cell = text.header.indexOf(column.name);
  const wrong = (row: number, make: (where: string, range: SourceRange) => Diagnostic) => {
    const where = `row ${row + 1}, column "${column.name}"`;
    mistakes.add(() => make(where, source.rangeAt(text.positionOf(row, cell))));
    return 0;
  };
  const present = (row: number) => text.rows[row]?.[cell];
  const indexes = new Map(column.categories?.map((name, index) => [name, index]));
  const one = (written: string, row: number): number => {
    if (written === "" || column.type !== "category") {
      return readNumber(written) ?? wrong(row, (where, at) => diagnostic("not-a-number", at, { written, where }));
    }
    const categories = column.categories ?? [];
    const unlisted = () =>
      wrong(row, (where, at) => diagnostic("category-not-listed", at, { written, where, categories }));
    return indexes.get(written) ?? unlisted();
  };
  const absent = new Set(column.na);
  const mask = column.na === undefined ? undefined : new Uint8Array(text.rows.length);
  // A row too short is reported once, by its width.
  const values = text.rows.map((_, row) => {
    const written = present(row);
    if (mask !== undefined && written !== undefined && absent.has(written)) mask[row] = 1;
    return written === undefined || mask?.[row] === 1 ? 0 : one(written, row);
  });
  const missing = mask === undefined ? {} : { missing: mask };
  if (column.type === "category") return { kind: "categories", values: Int32Array.from(values), ...missing };
  return { kind: "numbers", values: Float64Array.from(values), ...missing };
}
