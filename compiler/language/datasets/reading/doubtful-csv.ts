import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { WrittenColumn } from "../../define/column.ts";
import type { CsvSource } from "./csv-source.ts";
import type { CsvText } from "./csv-text.ts";
import { type DescribedColumn, mostCategories } from "./describe-csv.ts";
import { readNumber } from "./read-number.ts";
import { writtenColumn } from "./written-columns.ts";

/** What is known of a CSV text, and what of it the spec uses; every column where `used` is left out. */
export interface DescribedCsv {
  readonly source: CsvSource;
  readonly text: CsvText;
  readonly columns: readonly DescribedColumn[];
  readonly written: readonly WrittenColumn[];
  readonly used: readonly string[] | undefined;
}

/** Warns of what is probably not meant: a first line that is a row, a column of names that is taken for a category. */
export function doubtfulCsv(csv: DescribedCsv): readonly Diagnostic[] {
  const { source, text } = csv;
  const { header } = text;
  const range = source.rangeAt(text.positionOf(-1, 0));
  const isRow = looksLikeRow(csv) ? [diagnostic("header-is-data", range, { file: source.name, names: header })] : [];
  return [...isRow, ...namesAsCategories(csv)];
}

/**
 * Whether each cell of the first line could stand in its column, and they are no names that people give: whole numbers
 * in a row (years, or the 0, 1, 2 of a table without names) may be names.
 */
function looksLikeRow({ text: { header, rows }, columns }: DescribedCsv): boolean {
  const fits = header.every((cell, index) =>
    columns[index]?.type === "number"
      ? readNumber(cell) !== undefined
      : rows.some((row) => row[index] === cell && readNumber(cell) === undefined),
  );
  if (!fits) return false;
  const numbers = header.flatMap((cell) => readNumber(cell) ?? []);
  const texts = header.length - numbers.length;
  if (numbers.length === 0) return texts > 2;
  return texts > 0 || !areSteps(numbers);
}

/** Whole numbers from 0 up, each above the one before, or each below. */
function areSteps(numbers: readonly number[]): boolean {
  if (numbers.some((each) => !Number.isInteger(each) || each < 0)) return false;
  const pairs = numbers.slice(1).map((each, index) => each - (numbers[index] as number));
  return pairs.every((step) => step > 0) || pairs.every((step) => step < 0);
}

/** In fewer rows a category may well have no name twice. */
const fewRows = 10;

/** So great a share of rows with a text of their own makes names of them. */
const mostAreOwn = 0.9;

function namesAsCategories({ source, text, columns, written, used }: DescribedCsv): readonly Diagnostic[] {
  const { length: rows } = text.rows;
  return columns.flatMap(({ name, categories = [] }, cell) => {
    const own = writtenColumn(written, name);
    const isUsed = used === undefined || used.includes(name);
    const isFound = own.type === undefined && own.options.categories === undefined;
    const { length: count } = categories;
    if (!isUsed || !isFound || rows < fewRows || count < mostAreOwn * rows || count > mostCategories) return [];
    const range = source.rangeAt(text.positionOf(-1, cell));
    return [diagnostic("names-as-categories", range, { name, count, rows })];
  });
}
