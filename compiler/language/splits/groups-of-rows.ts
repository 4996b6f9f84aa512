import type { ColumnData } from "../../ir/table.ts";

/** The rows of each group, in the order of the groups' first rows; rows with the same value are one group. */
export function groupsOfRows(column: ColumnData | undefined, rows: number): readonly (readonly number[])[] {
  const values = column?.values ?? [];
  const width = values.length / rows;
  const groups = new Map<string | number, number[]>();
  for (let row = 0; row < rows; row++) {
    const value = values.slice(row * width, (row + 1) * width);
    const missing = column?.missing?.[row] === 1;
    // Rows without a value are each a group of their own.
    const key = missing ? `row ${row}` : value.join();
    const own = groups.get(key) ?? [];
    own.push(row);
    groups.set(key, own);
  }
  return [...groups.values()];
}
