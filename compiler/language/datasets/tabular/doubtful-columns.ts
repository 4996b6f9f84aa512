import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { indexOfName } from "../../../ir/look-up.ts";
import type { WrittenColumn } from "../../define/column.ts";
import { readNumber } from "../reading/read-number.ts";
import { writtenColumn } from "../reading/written-columns.ts";
import { type DescribedColumn, mostCategories } from "./describe-columns.ts";
import type { RowsOfFile } from "./rows-of-file.ts";

/** What is known of a file, and what of it the spec uses; every column if `used` is left out. */
export interface DescribedFile {
  readonly file: RowsOfFile;
  readonly columns: readonly DescribedColumn[];
  readonly written: readonly WrittenColumn[];
  readonly used: readonly string[] | undefined;
}

/** Warns of what is probably not meant: a first line that is a row, a column of names that is taken for a category. */
export function doubtfulColumns(described: DescribedFile): readonly Diagnostic[] {
  const { name: file, columnNames: names, rangeOf } = described.file;
  const isRow = looksLikeRow(described) ? [diagnostic("header-is-data", rangeOf(-1, 0), { file, names })] : [];
  return [...isRow, ...namesAsCategories(described)];
}

/**
 * Whether each cell of the first line could stand in its column, and they are no names that people give: whole numbers
 * in a row (years, or the 0, 1, 2 of a table without names) may be names.
 */
function looksLikeRow({ file, columns }: DescribedFile): boolean {
  const { columnNames: header, hasHeader } = file;
  if (!hasHeader) return false;
  const fits = header.every((cell, index) => {
    if (columns[index]?.type === "number") return readNumber(cell) !== undefined;
    const found = file.columns[index];
    return found?.kind === "texts" && found.texts.includes(cell) && readNumber(cell) === undefined;
  });
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

function namesAsCategories({ file, columns, written, used }: DescribedFile): readonly Diagnostic[] {
  const { rows, rangeOf } = file;
  return columns.flatMap(({ name, categories = [] }, cell) => {
    const own = writtenColumn(written, name);
    const isUsed = used === undefined || indexOfName(used, name) >= 0;
    const isFound = own.type === undefined && own.options.categories === undefined;
    const { length: count } = categories;
    if (!isUsed || !isFound || rows < fewRows || count < mostAreOwn * rows || count > mostCategories) return [];
    return [diagnostic("names-as-categories", rangeOf(-1, cell), { name, count, rows })];
  });
}
