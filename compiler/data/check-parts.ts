import type { SplitRows } from "../language/define/column.ts";

/** Throws where a split did not give each row to one part, in ascending order, or left none for training. */
export function checkParts(type: string, parts: SplitRows, rows: number): void {
  const seen = new Uint8Array(rows);
  for (const part of ["training", "validation", "test"] as const) {
    let previous = -1;
    for (const row of parts[part]) {
      if (row >= rows) throw new Error(`the split ${type} puts row ${row} into ${part}, of ${rows} rows`);
      if (seen[row] === 1) throw new Error(`the split ${type} uses row ${row} twice`);
      if (row < previous) throw new Error(`the split ${type} does not return the ${part} rows in ascending order`);
      seen[row] = 1;
      previous = row;
    }
  }
  const missing = seen.indexOf(0);
  if (missing >= 0) throw new Error(`the split ${type} puts row ${missing} into no part`);
  if (parts.training.length === 0) throw new Error(`the split ${type} leaves no rows for training`);
}
