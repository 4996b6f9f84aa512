import type { ColumnData } from "../ir/table.ts";

/** The values that some rows have, row after row: numbers, or the indices of categories. */
export function presentValues(data: ColumnData, size: number, rows: Uint32Array): Float64Array {
  if (data.missing === undefined) return valuesOf(data, size, rows);
  const isMissing = missingAt(data, size);
  const into = new Float64Array(rows.length * size);
  let count = 0;
  for (const row of rows) {
    for (let at = row * size; at < (row + 1) * size; at++)
      if (!isMissing(at)) into[count++] = data.values[at] as number;
  }
  return into.subarray(0, count);
}

/** A column whose missing values are another value, in every row. */
export function filled(data: ColumnData, size: number, fill: number | undefined): ColumnData {
  if (fill === undefined || !data.missing?.includes(1) || data.values.length === 0) return data;
  const isMissing = missingAt(data, size);
  const values = data.values.slice() as typeof data.values;
  for (let at = 0; at < values.length; at++) if (isMissing(at)) values[at] = fill;
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

/** Whether the number at an index of a column's values is missing. */
function missingAt(data: ColumnData, size: number): (at: number) => boolean {
  const numbers = data.kind === "numbers" ? data.missingNumbers : undefined;
  if (numbers !== undefined) return (at) => numbers[at] === 1;
  return (at) => data.missing?.[Math.floor(at / size)] === 1;
}
