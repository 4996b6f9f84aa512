import { type CompactRows, writeCompactRow } from "../../runtime/compact-rows.ts";
import type { Values } from "./network-module.ts";

/** All rows of an input with a number for each category. */
export function writtenOut(input: Values | CompactRows | undefined, rows: number): Values | undefined {
  if (input === undefined || !("pieces" in input)) return input;
  const size = input.pieces.reduce((sum, { width }) => sum + width, 0);
  const values = input.pieces.every(({ values: numbers, some }) => !((numbers ?? some?.values) instanceof Float64Array))
    ? new Float32Array(rows * size)
    : new Float64Array(rows * size);
  for (let row = 0; row < rows; row++) writeCompactRow(input, row, values, row * size);
  return values;
}
