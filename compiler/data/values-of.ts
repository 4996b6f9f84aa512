import type { ColumnData } from "../ir/table.ts";

/** The rows that have a value. */
export function presentRows({ missing }: ColumnData, rows: Uint32Array): Uint32Array {
  return missing === undefined ? rows : rows.filter((row) => missing[row] !== 1);
}

/** A column whose missing values are another value, in every row. */
export function filled(data: ColumnData, fill: number | undefined): ColumnData {
  const { missing } = data;
  if (fill === undefined || !missing?.includes(1)) return data;
  const values = data.values.length === 0 ? data.values : (data.values.slice() as typeof data.values);
  missing.forEach((absent, row) => {
    if (absent === 1) values[row] = fill;
  });
  return { ...data, values } as ColumnData;
}

/** All values of some rows, row after row: numbers, or the indices of categories. */
export function valuesOf({ values }: ColumnData, size: number, rows: Uint32Array): Float64Array {
  const into = new Float64Array(rows.length * size);
  rows.forEach((row, index) => {
    into.set(values.subarray(row * size, (row + 1) * size), index * size);
  });
  return into;
}
