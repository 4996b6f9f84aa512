import type { ColumnModel } from "../../../ir/model.ts";
import { product } from "../../../ir/shape.ts";
import type { ColumnData } from "../../../ir/table.ts";
import { cellNumbers } from "../../columns/cell-numbers.ts";
import type { ReadNumber } from "../../columns/numbers-in-text.ts";
import { textOptions } from "../../columns/text-options.ts";
import { categoryIndexOf } from "../reading/find-category.ts";
import type { CollectedColumn, CollectedNumbers, CollectedTexts } from "./collected-column.ts";

/** Reports a cell without a valid value: its row and its text. */
export type ReportCell = (row: number, written: string) => void;

/** The values of one column of the model in one file. Cells without a valid value are reported, and are 0. */
export function columnData(
  column: ColumnModel,
  found: CollectedColumn,
  numberIn: ReadNumber,
  report: ReportCell,
): ColumnData {
  switch (found.kind) {
    case "nothing":
      throw new Error(`the column ${column.name} was not read`);
    case "numbers":
      if (column.type === "category") throw new Error(`the column ${column.name} was read as numbers`);
      return numbersOf(column, found, numberIn, report);
    case "texts":
      if (column.type === "category") return categoriesOf(column, found, report);
      return (
        textsOf(column, found) ?? listsOf(column, found, numberIn, report) ?? parsed(column, found, numberIn, report)
      );
  }
}

/** A column of free texts; an empty cell is a text without words. */
function textsOf(column: ColumnModel, { indices, texts }: CollectedTexts): ColumnData | undefined {
  if (textOptions(column) === undefined) return undefined;
  const { na } = column;
  const data = { kind: "texts", values: indices, texts } as const;
  if (na === undefined) return data;
  const isMissing = texts.map((text) => na.includes(text));
  return { ...data, missing: Uint8Array.from(indices, (index) => Number(isMissing[index])) };
}

/** A column whose cells are texts of several numbers, such as dates or vectors: each different text is read once. */
function listsOf(
  column: ColumnModel,
  { indices, texts }: CollectedTexts,
  numberIn: ReadNumber,
  report: ReportCell,
): ColumnData | undefined {
  const read = cellNumbers(column, numberIn);
  if (read === undefined) return undefined;
  const size = product(column.shape);
  const lists = texts.map(read);
  const isMissing = texts.map((text) => column.na?.includes(text) === true);
  const nothing = Array.from({ length: size }, () => null);
  const values = new Float64Array(indices.length * size);
  const missing = new Uint8Array(indices.length);
  const missingNumbers = new Uint8Array(column.na === undefined ? 0 : values.length);
  indices.forEach((index, row) => {
    const list = isMissing[index] ? nothing : lists[index];
    if (list === undefined) return report(row, texts[index] as string);
    list.forEach((value, at) => {
      if (value !== null) values[row * size + at] = value;
      else missing[row] = missingNumbers[row * size + at] = 1;
    });
  });
  return { kind: "numbers", values, ...(column.na && { missing, missingNumbers }) };
}

function numbersOf(
  { na }: ColumnModel,
  { values, others }: CollectedNumbers,
  numberIn: ReadNumber,
  report: ReportCell,
): ColumnData {
  const data = na === undefined ? { values } : withoutMissing(values, na, numberIn);
  others.rows.forEach((row, index) => {
    const written = others.texts[others.indices[index] as number] as string;
    if (data.missing !== undefined && na?.includes(written)) data.missing[row] = 1;
    else report(row, written);
  });
  return { kind: "numbers", ...data };
}

interface MarkedNumbers {
  readonly values: Float64Array;
  readonly missing?: Uint8Array;
}

/** Marks the rows whose number stands for a missing value (`-999`); their values become 0. */
function withoutMissing(values: Float64Array, na: readonly string[], numberIn: ReadNumber): MarkedNumbers {
  const missing = new Uint8Array(values.length);
  const numbers = na.flatMap((text) => numberIn(text) ?? []);
  if (numbers.length === 0) return { values, missing };
  const kept = values.map((value, row) => {
    if (!numbers.includes(value)) return value;
    missing[row] = 1;
    return 0;
  });
  return { values: kept, missing };
}

function parsed(
  { na }: ColumnModel,
  { indices, texts }: CollectedTexts,
  numberIn: ReadNumber,
  report: ReportCell,
): ColumnData {
  const missingNumbers = new Set((na ?? []).flatMap((text) => numberIn(text) ?? []));
  const numbers = texts.map((text) => numberIn(text));
  const isMissing = texts.map((text, index) => na?.includes(text) || missingNumbers.has(numbers[index] as number));
  const values = new Float64Array(indices.length);
  const missing = na === undefined ? undefined : new Uint8Array(indices.length);
  indices.forEach((index, row) => {
    if (missing !== undefined && isMissing[index]) missing[row] = 1;
    else if (numbers[index] === undefined) report(row, texts[index] as string);
    else values[row] = numbers[index];
  });
  return missing === undefined ? { kind: "numbers", values } : { kind: "numbers", values, missing };
}

function categoriesOf(column: ColumnModel, { indices, texts }: CollectedTexts, report: ReportCell): ColumnData {
  const { na, categories } = column;
  const numberOf = new Map(categories?.map((name, index) => [name, index]));
  const isMissing = texts.map((text) => na?.includes(text) === true);
  const found = texts.map((text) => (text === "" ? undefined : (numberOf.get(text) ?? categoryIndexOf(column, text))));
  const values = new Int32Array(indices.length);
  const missing = na === undefined ? undefined : new Uint8Array(indices.length);
  indices.forEach((index, row) => {
    if (missing !== undefined && isMissing[index]) missing[row] = 1;
    else if (found[index] === undefined) report(row, texts[index] as string);
    else values[row] = found[index];
  });
  return missing === undefined ? { kind: "categories", values } : { kind: "categories", values, missing };
}
