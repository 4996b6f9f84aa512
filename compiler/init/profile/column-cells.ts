import { defaultMissingTexts } from "../../language/columns/missing-texts.ts";
import type { RowsOfFile } from "../../language/datasets/tabular/rows-of-file.ts";
import { countTexts } from "../../language/datasets/tabular/text-counts.ts";

/** The cells of one column: a number for each row, NaN where there is none, and how often each text occurs. */
export interface ColumnCells {
  readonly name: string;
  readonly values: Float64Array;
  /** Texts that are no numbers, without those that mean that there is no value. */
  readonly texts: ReadonlyMap<string, number>;
  /** Rows without a value. */
  readonly missing: number;
  /** How often each number occurs as it is written, where texts were kept. */
  readonly written: ReadonlyMap<string, number>;
}

/** The cells of a column of a file that was read. */
export function columnCells(file: RowsOfFile, index: number): ColumnCells {
  const name = file.columnNames[index] as string;
  const found = file.columns[index] ?? { kind: "nothing" };
  if (found.kind === "nothing") throw new Error(`${file.name} was read without the column ${name}`);
  const isNumbers = found.kind === "numbers";
  const { texts, indices } = isNumbers ? found.others : found;
  const numbers = texts.map((text) => file.numberIn(text) ?? Number.NaN);
  const values = isNumbers ? Float64Array.from(found.values) : new Float64Array(file.rows);
  indices.forEach((text, at) => {
    const row = isNumbers ? (found.others.rows[at] as number) : at;
    values[row] = numbers[text] as number;
  });
  const counts = [...countTexts({ texts, indices })];
  const isMissing = (text: string) => defaultMissingTexts.includes(text);
  const missing = counts.reduce((sum, [text, count]) => sum + (isMissing(text) ? count : 0), 0);
  const isNumber = (text: string) => file.numberIn(text) !== undefined;
  return {
    name,
    values,
    missing,
    texts: new Map(counts.filter(([text]) => !isMissing(text) && !isNumber(text))),
    written: new Map(counts.filter(([text]) => isNumber(text))),
  };
}
