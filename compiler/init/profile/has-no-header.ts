import { defaultMissingTexts } from "../../language/columns/missing-texts.ts";
import type { RowsOfFile } from "../../language/datasets/tabular/rows-of-file.ts";
import { columnCells } from "./column-cells.ts";

/**
 * Whether the first line is a row like the others: a number stands above every column of numbers, and they are no names
 * that people give (years, or 0, 1, 2); or, where no column holds numbers, each cell occurs again below itself.
 */
export function hasNoHeader(file: RowsOfFile): boolean {
  const columns = file.columnNames.map((header, index) => ({ header, ...columnCells(file, index) }));
  const ofNumbers = columns.filter(({ texts, missing }) => texts.size === 0 && missing < file.rows);
  if (ofNumbers.length === 0) return columns.length > 2 && columns.every(({ header, texts }) => texts.has(header));
  const numbers = ofNumbers
    .filter(({ header }) => !defaultMissingTexts.includes(header))
    .map(({ header }) => file.numberIn(header));
  if (numbers.length === 0 || numbers.includes(undefined)) return false;
  return numbers.length === 1 ? columns.length > 1 : !areSteps(numbers as readonly number[]);
}

/** Whole numbers from 0 up, each greater than the one before: names such as years. */
function areSteps(numbers: readonly number[]): boolean {
  return numbers.every((each, index) => {
    return Number.isInteger(each) && each >= 0 && (index === 0 || each > (numbers[index - 1] as number));
  });
}
