import { columnsNamed } from "../data/encode-rows.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Json } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import type { SourceRange } from "../ir/source-range.ts";
import { type CsvText, readCsvText } from "../language/datasets/reading/csv-text.ts";
import { otherDelimiter } from "../language/datasets/reading/other-delimiter.ts";
import { readNumber } from "../language/datasets/reading/read-number.ts";
import type { GivenRow } from "./given-row.ts";

/**
 * Rows of a CSV text with the delimiter of the dataset. With a header, rows are maps by column name, and columns that
 * are not inputs are skipped; without one, rows are lists in the order of the inputs.
 */
export function givenCsv(name: string, text: string, model: Model): readonly GivenRow[] | Diagnostic {
  const delimiter = delimiterOf(model);
  const read = readCsvText(text, delimiter);
  const other = otherDelimiter(text, delimiter);
  if (other !== undefined && (read.kind === "problem" || read.header.length === 1)) {
    const advice = `Separate its cells by ${JSON.stringify(delimiter)}, as the dataset does.`;
    return diagnostic("csv-delimiter", { file: name, line: 1, column: 1, length: 1 }, { delimiter, other, advice });
  }
  if (read.kind === "problem") {
    return diagnostic("csv-syntax", { file: name, ...read.position }, { problem: read.problem });
  }
  const rangeAt = (row: number, cell: number): SourceRange => ({ file: name, ...read.positionOf(row, cell) });
  const inputs = namedInputs(model);
  return hasHeader(read, inputs) ? underHeader(name, read, inputs, rangeAt) : withoutHeader(read, rangeAt);
}

type RangeAt = (row: number, cell: number) => SourceRange;

function delimiterOf({ dataset }: Model): string {
  const written = dataset?.type === "csv" ? dataset.options.delimiter : undefined;
  return typeof written === "string" ? written : ",";
}

/** The input columns, by the names in a header; empty if the data have no names. */
function namedInputs(model: Model): readonly string[] {
  if (model.dataset?.named !== true) return [];
  return [...new Set(model.inputs.flatMap(({ columns }) => columnsNamed(model, columns).map(({ name }) => name)))];
}

/** The first line is a header if it names every input (also years: 2019, 2020), or has a cell that is not a number. */
function hasHeader({ header }: CsvText, inputs: readonly string[]): boolean {
  if (inputs.length > 0 && inputs.every((name) => header.includes(name))) return true;
  return header.some((cell) => readNumber(cell) === undefined);
}

function withoutHeader({ header, rows }: CsvText, rangeAt: RangeAt): readonly GivenRow[] {
  return [header, ...rows].map((cells, index) => ({ row: [...cells], range: () => rangeAt(index - 1, 0) }));
}

function underHeader(
  name: string,
  { header, rows }: CsvText,
  inputs: readonly string[],
  rangeAt: RangeAt,
): readonly GivenRow[] | Diagnostic {
  const wrong = wrongHeader(name, header, inputs, rangeAt);
  if (wrong !== undefined) return wrong;
  if (rows.length === 0) return diagnostic("no-rows", rangeAt(-1, 0), { what: name });
  const short = rows.findIndex((cells) => cells.length !== header.length);
  if (short >= 0) {
    const found = rows[short]?.length ?? 0;
    const parameters = { row: `Row ${short + 1}`, found, expected: header.length, because: "the header has" };
    return diagnostic("ragged-row", rangeAt(short, 0), parameters);
  }
  const cellOf = inputs.map((input) => [input, header.indexOf(input)] as const);
  const byName = (cells: readonly string[]): Json =>
    Object.fromEntries(cellOf.map(([input, cell]) => [input, cells[cell] as string]));
  return rows.map((cells, row) => ({ row: byName(cells), range: () => rangeAt(row, 0) }));
}

/** Why a header does not map every input to exactly one cell. */
function wrongHeader(
  name: string,
  header: readonly string[],
  inputs: readonly string[],
  rangeAt: RangeAt,
): Diagnostic | undefined {
  if (inputs.length === 0) {
    const problem = `The inputs of this network have no names, so ${name} cannot have a header.`;
    return diagnostic("input-form", rangeAt(-1, 0), { problem, advice: "Give only numbers, one row on each line." });
  }
  const absent = inputs.find((input) => !header.includes(input));
  if (absent !== undefined) {
    return diagnostic("column-not-in-file", rangeAt(-1, 0), { name: absent, file: name, candidates: header });
  }
  const twice = inputs.find((input) => header.indexOf(input) !== header.lastIndexOf(input));
  if (twice === undefined) return undefined;
  const problem = `occurs twice in the header of ${name}`;
  return diagnostic("column-twice", rangeAt(-1, header.lastIndexOf(twice)), { name: twice, problem });
}
