import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { type Mistakes, mistakesIn } from "../../../diagnostics/mistakes.ts";
import { pointerTo } from "../../../ir/json-pointer.ts";
import { indexOfName } from "../../../ir/look-up.ts";
import type { ColumnModel } from "../../../ir/model.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { ColumnData, FileFinder, Table } from "../../../ir/table.ts";
import { cellContent } from "../../columns/cell-content.ts";
import { cellMistake } from "../../columns/cell-mistake.ts";
import type { ReadContent } from "../folders/read-folder.ts";
import { readBytes } from "../reading/read-bytes.ts";
import { checkHeader } from "./check-header.ts";
import { columnData } from "./column-data.ts";
import { contentColumn, type LoadFile } from "./content-column.ts";
import { joinColumns } from "./join-columns.ts";
import type { RowsOfFile } from "./rows-of-file.ts";

/** A table, or what is wrong with its data. */
export interface TableResult {
  readonly table?: Table;
  readonly diagnostics: readonly Diagnostic[];
}

/** The columns that the model asks for, the rows of all files one after the other; other columns may hold anything. */
export function tableOfFiles(
  files: readonly RowsOfFile[],
  columns: readonly ColumnModel[],
  ranges: { readonly [pointer: string]: SourceRange },
  finder: FileFinder,
): TableResult {
  const wrong = files.flatMap((file) => [...checkHeader(file), ...missingColumns(file, columns, ranges)]);
  if (wrong.length > 0) return { diagnostics: wrong };
  const read = files.map((file) => readFile(file, columns, finder));
  const mistakes = read.flatMap(({ diagnostics }) => diagnostics);
  if (mistakes.length > 0) return { diagnostics: mistakes };
  const joined = columns.map(({ name }, index) => {
    const parts = read.map(({ data }) => data[index] as ColumnData);
    return [name, joinColumns(parts)] as const;
  });
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const table = { rows, columns: Object.fromEntries(joined), rangeOf: rangeIn(files), ...partsOf(files) };
  return { table, diagnostics: [] };
}

/** The numbers of rows that files of their own give for validation and test, where there are such files. */
function partsOf(files: readonly RowsOfFile[]): Pick<Table, "ownParts"> {
  const count = (part: RowsOfFile["part"]) =>
    files.reduce((sum, file) => sum + (file.part === part ? file.rows : 0), 0);
  const [validation, test] = [count("validation"), count("test")];
  return validation + test === 0 ? {} : { ownParts: { validation, test } };
}

function rangeIn(files: readonly RowsOfFile[]): Table["rangeOf"] {
  const cellOf = files.map(({ columnNames }) => new Map(columnNames.map((name, cell) => [name, cell])));
  return (row, column) => {
    let [index, left] = [0, row];
    while (index < files.length - 1 && left >= (files[index] as RowsOfFile).rows) {
      left -= (files[index] as RowsOfFile).rows;
      index++;
    }
    return (files[index] as RowsOfFile).rangeOf(left, cellOf[index]?.get(column) ?? 0);
  };
}

function readFile(
  file: RowsOfFile,
  columns: readonly ColumnModel[],
  finder: FileFinder,
): { readonly data: readonly ColumnData[]; readonly diagnostics: readonly Diagnostic[] } {
  const mistakes = mistakesIn(file.name);
  checkWidths(file, mistakes);
  const data = columns.map((column) => readColumn(file, column, mistakes, finder));
  return { data, diagnostics: mistakes.list() };
}

function readColumn(file: RowsOfFile, column: ColumnModel, mistakes: Mistakes, finder: FileFinder): ColumnData {
  const cell = indexOfName(file.columnNames, column.name);
  const found = file.columns[cell];
  if (found === undefined) throw new Error(`${file.name} was read without the column ${column.name}`);
  const report = (row: number, written: string): void => {
    // A row that is too short is reported once, by its number of cells.
    if (written === "" && file.ragged.rows.has(row)) return;
    const where = `row ${row + 1}, column "${column.name}"`;
    const { numberIn } = file;
    mistakes.add(() => cellMistake(column, { written, where, numberIn, range: file.rangeOf(row, cell) }));
  };
  const read = cellContent(column);
  if (read === undefined || found.kind !== "texts") return columnData(column, found, file.numberIn, report);
  return contentColumn(column, found, fileLoader(file, column, cell, { read, mistakes, finder }), report);
}

/** How files are read, and where mistakes go. */
interface Loading {
  readonly read: ReadContent;
  readonly mistakes: Mistakes;
  readonly finder: FileFinder;
}

/** Reads the file that a cell names, by its path from the folder of the table on. */
function fileLoader(
  file: RowsOfFile,
  column: ColumnModel,
  cell: number,
  { read, mistakes, finder }: Loading,
): LoadFile {
  return (row, path) => {
    const range = file.rangeOf(row, cell);
    const contentIn = (bytes: Uint8Array) => {
      const numbers = read(bytes, column);
      if (!("problem" in numbers)) return numbers;
      mistakes.add(() => diagnostic("file-unreadable", range, { file: path, problem: numbers.problem }));
      return undefined;
    };
    const found = readBytes(path, { find: (name) => finder.find(name, range.file) }, range);
    if (!("kind" in found)) mistakes.add(() => found);
    else if (found.kind === "missing") mistakes.add(() => diagnostic("file-missing", range, { ...found, file: path }));
    else return contentIn(found.bytes);
    return undefined;
  };
}

function checkWidths({ name, columnNames, hasHeader, ragged, rangeOf }: RowsOfFile, mistakes: Mistakes): void {
  const expected = columnNames.length;
  const because = hasHeader ? "the header has" : "there should be";
  for (const { row, cells } of ragged.first) {
    mistakes.add(() => {
      const range = rangeOf(row, Math.min(cells - 1, expected));
      return diagnostic("ragged-row", range, { row: `Row ${row + 1} of ${name}`, found: cells, expected, because });
    });
  }
  mistakes.addCount(ragged.rows.size - ragged.first.length);
}

function missingColumns(
  { name: file, columnNames, rangeOf, part }: RowsOfFile,
  columns: readonly ColumnModel[],
  ranges: { readonly [pointer: string]: SourceRange },
): readonly Diagnostic[] {
  return columns
    .filter(({ name }) => indexOfName(columnNames, name) < 0)
    .map(({ name, range }) => {
      const at = part === "training" ? (ranges[`${pointerTo("/columns", name)}#`] ?? range) : rangeOf(-1, 0);
      return diagnostic("column-not-in-file", at, { name, file, candidates: columnNames });
    });
}
