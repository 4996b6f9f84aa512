import { textEntries, writeText } from "../../runtime/columns/write-text.ts";
import type { RowPiece } from "../../runtime/compact-rows.ts";
import type { ColumnModel } from "../ir/model.ts";
import { product } from "../ir/shape.ts";
import type { ColumnData } from "../ir/table.ts";
import { textOptions } from "../language/columns/text-options.ts";

type Values = Float32Array | Float64Array;

/** The texts of a column. */
export type TextData = ColumnData & { readonly kind: "texts" };

const noWords = new Float64Array(1);

/** Writes the numbers of the texts of some rows. */
export function fillTexts(
  into: Values,
  { offset, size }: { readonly offset: number; readonly size: number },
  column: ColumnModel,
  { values, texts }: TextData,
  { rows, vocabulary = noWords }: { readonly rows: Uint32Array; readonly vocabulary?: Float64Array | undefined },
): void {
  const options = optionsOf(column);
  rows.forEach((row, index) => {
    writeText(into, index * size + offset, texts[values[row] as number] as string, options, vocabulary, column.name);
  });
}

/** Whether most numbers of a row are 0: one for each word of a vocabulary. */
export function isSparseText(column: ColumnModel): boolean {
  const options = textOptions(column);
  return options !== undefined && options.outputMode !== "int";
}

/** The numbers of the texts of some rows that are not 0. */
export function sparseTexts(
  column: ColumnModel,
  { values, texts }: TextData,
  rows: Uint32Array,
  {
    vocabulary = noWords,
    empty,
  }: {
    readonly vocabulary?: Float64Array | undefined;
    readonly empty: (size: number) => Values;
  },
): RowPiece {
  const options = optionsOf(column);
  const starts = new Int32Array(rows.length + 1);
  const indices: number[] = [];
  const numbers: number[] = [];
  rows.forEach((row, index) => {
    for (const [at, value] of textEntries(texts[values[row] as number] as string, options, vocabulary)) {
      indices.push(at);
      numbers.push(value);
    }
    starts[index + 1] = indices.length;
  });
  const own = empty(numbers.length);
  own.set(numbers);
  return { width: product(column.shape), some: { starts, indices: Int32Array.from(indices), values: own } };
}

function optionsOf(column: ColumnModel) {
  const options = textOptions(column);
  if (options === undefined) throw new Error(`the column ${column.name} holds no texts`);
  return options;
}
