import type { ColumnModel } from "../../../ir/model.ts";
import { product } from "../../../ir/shape.ts";
import type { ColumnData } from "../../../ir/table.ts";
import { cellNumbers } from "../../columns/cell-numbers.ts";
import type { CollectedTexts } from "./collected-column.ts";

/** The numbers of the file that a cell names, or nothing where it cannot be read, which is then reported. */
export type LoadFile = (row: number, path: string) => ArrayLike<number> | undefined;

/** A column of files, or of the numbers that they would hold: each is read once, however often it is named. */
export function contentColumn(
  column: ColumnModel,
  { indices, texts }: CollectedTexts,
  load: LoadFile,
  report: (row: number, written: string) => void,
): ColumnData {
  const size = product(column.shape);
  const numbersIn = cellNumbers(column);
  const lists = texts.map((text) => numbersIn?.(text));
  const isBytes = column.type === "image" && lists.every((list) => list === undefined);
  const values = new (isBytes ? Uint8Array : Float64Array)(indices.length * size);
  const missing = new Uint8Array(indices.length);
  const firstRow = new Map<number, number>();
  indices.forEach((index, row) => {
    const text = texts[index] as string;
    const earlier = firstRow.get(index);
    if (column.na?.includes(text)) missing[row] = 1;
    else if (text === "") report(row, text);
    else if (earlier !== undefined) values.copyWithin(row * size, earlier * size, (earlier + 1) * size);
    else {
      firstRow.set(index, row);
      values.set((lists[index] as readonly number[] | undefined) ?? load(row, text) ?? [], row * size);
    }
  });
  return { kind: "numbers", values, ...(column.na && { missing }) };
}
