import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Json } from "../ir/json.ts";
import type { ColumnModel, Model } from "../ir/model.ts";
import { cellNumbers } from "../language/columns/cell-numbers.ts";
import { numberIn } from "../language/datasets/delimited/number-parser.ts";
import type { ReadDelimited } from "../language/datasets/delimited/read-delimited.ts";
import type { GivenRow } from "./given-row.ts";

/** Rows below a header: maps by the names of the inputs. */
export function underHeader(
  name: string,
  read: ReadDelimited,
  inputs: readonly ColumnModel[],
  window?: number,
): readonly GivenRow[] | Diagnostic {
  const wrong = wrongHeader(name, read, inputs, window) ?? noRows(name, read) ?? ragged(name, read, "the header has");
  if (wrong !== undefined) return wrong;
  const cells = inputs.map((input) => [input.name, cellsOf(read, read.names.indexOf(input.name), input)] as const);
  const rowAt = (row: number) => Object.fromEntries(cells.map(([input, values]) => [input, values(row)]));
  return eachRow(name, read, read.names, rowAt);
}

/**
 * Rows without a header: lists in the order of the inputs, or maps by name if there are as many cells as columns in the
 * dataset's files, which have no header either.
 */
export function withoutHeader(name: string, read: ReadDelimited, model: Model): readonly GivenRow[] | Diagnostic {
  const wrong = noRows(name, read) ?? ragged(name, read, "the first row has");
  if (wrong !== undefined) return wrong;
  const columns = new Map(model.dataset?.columns.map((column) => [column.name, column]));
  const names = columnsOfFiles(model, read.names.length);
  const cells = read.names.map((_, cell) => cellsOf(read, cell, columns.get(names?.[cell] ?? "")));
  if (names === undefined) {
    const inputs = model.inputs.flatMap((input) => input.columns);
    return eachRow(name, read, inputs, (row) => cells.map((values) => values(row)));
  }
  const known = names.flatMap((each, cell) => (columns.has(each) ? [[each, cells[cell] as Cells] as const] : []));
  const rowAt = (row: number) => Object.fromEntries(known.map(([each, values]) => [each, values(row)]));
  return eachRow(name, read, names, rowAt);
}

/** The names of the columns of a dataset without a header, if its rows have this many cells. */
function columnsOfFiles({ dataset, inputs }: Model, count: number): readonly string[] | undefined {
  const { header } = dataset?.options ?? {};
  if (count === inputs.flatMap(({ columns }) => columns).length) return undefined;
  if (header === false) return Array.from({ length: count }, (_, cell) => `column${cell + 1}`);
  return Array.isArray(header) && header.length === count ? (header as readonly string[]) : undefined;
}

/** The value of each row in one column: a number as the file writes it, or the text. */
type Cells = (row: number) => Json;

function cellsOf(read: ReadDelimited, cell: number, column: ColumnModel | undefined): Cells {
  const { columns, format } = read;
  const found = columns[cell];
  if (column?.type === "category" || column?.word?.type === "date") return textsOf(read, cell);
  if (found?.kind !== "texts") return textsOf(read, cell);
  const { indices, texts } = found;
  const numberOf = (text: string) => numberIn(text, format.decimal, format.thousands);
  const listOf = column === undefined || column.word?.type === "date" ? undefined : cellNumbers(column, numberOf);
  const values = texts.map((text) => listOf?.(text) ?? numberOf(text) ?? text);
  return (row) => values[indices[row] as number] as Json;
}

/** The rows; `names` are those of the cells. */
function eachRow(
  name: string,
  read: ReadDelimited,
  names: readonly string[],
  rowAt: (row: number) => Json,
): readonly GivenRow[] {
  const texts = new Map(names.map((column, cell) => [column, textsOf(read, cell)] as const));
  return Array.from({ length: read.rows }, (_, row) => ({
    row: rowAt(row),
    valueOf: (column) => texts.get(column)?.(row),
    columns: () => names,
    rangeOf: (column = "") => ({ file: name, ...read.positionOf(row, Math.max(0, names.indexOf(column))) }),
  }));
}

/** Each cell of a column as it is written. */
function textsOf({ columns }: ReadDelimited, cell: number): (row: number) => string {
  const found = columns[cell];
  if (found?.kind !== "texts") throw new Error("givenCsv reads every column as texts");
  const { indices, texts } = found;
  return (row) => texts[indices[row] as number] as string;
}

function noRows(name: string, { rows, positionOf }: ReadDelimited): Diagnostic | undefined {
  return rows > 0 ? undefined : diagnostic("no-rows", { file: name, ...positionOf(-1, 0) }, { what: name });
}

function ragged(name: string, { ragged: found, names, positionOf }: ReadDelimited, because: string) {
  const [first] = found.first;
  if (first === undefined) return undefined;
  const { row, cells } = first;
  const parameters = { row: `Row ${row + 1}`, found: cells, expected: names.length, because };
  return diagnostic("ragged-row", { file: name, ...positionOf(row, 0) }, parameters);
}

/** Why a header does not map every input to exactly one cell. */
function wrongHeader(
  name: string,
  { names, positionOf }: ReadDelimited,
  inputs: readonly ColumnModel[],
  window: number | undefined,
): Diagnostic | undefined {
  const rangeOf = (cell: number) => ({ file: name, ...positionOf(-1, cell) });
  if (inputs.length === 0) {
    const problem = `The inputs of this network have no names, so ${name} cannot have a header.`;
    return diagnostic("input-form", rangeOf(0), { problem, advice: "Give only numbers, one row on each line." });
  }
  const absent = inputs.find((input) => !names.includes(input.name));
  if (absent !== undefined) {
    const series = window === undefined ? {} : { window };
    return diagnostic("column-not-in-file", rangeOf(0), {
      name: absent.name,
      file: name,
      candidates: names,
      ...series,
    });
  }
  const twice = inputs.find((input) => names.indexOf(input.name) !== names.lastIndexOf(input.name));
  if (twice === undefined) return undefined;
  const problem = `occurs twice in the header of ${name}`;
  return diagnostic("column-twice", rangeOf(names.lastIndexOf(twice.name)), { name: twice.name, problem });
}
