import { type CompactRows, writeCompactRow } from "../../runtime/compact-rows.ts";
import type { Values } from "./network-module.ts";

/** All rows of an input or a target with a number for each category. */
export function writtenOut(all: Values | CompactRows | undefined, rows: number): Values | undefined {
  return all === undefined || !("pieces" in all) ? all : written(all, 0, rows);
}

/** So many rows of an input or a target from `start` on, `size` numbers each. */
export function someWrittenOut(all: Values | CompactRows, start: number, rows: number, size: number): Values {
  return "pieces" in all ? written(all, start, rows) : all.subarray(start * size, (start + rows) * size);
}

function written(all: CompactRows, start: number, rows: number): Values {
  const size = all.pieces.reduce((sum, { width }) => sum + width, 0);
  const values = all.pieces.every(({ values: numbers, some }) => !((numbers ?? some?.values) instanceof Float64Array))
    ? new Float32Array(rows * size)
    : new Float64Array(rows * size);
  for (let row = 0; row < rows; row++) writeCompactRow(all, start + row, values, row * size);
  return values;
}
