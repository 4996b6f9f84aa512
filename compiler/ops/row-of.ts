import type { Tensor } from "./op.ts";

/** The size of a tensor's last axis: the length of its rows. */
export function widthOf({ shape }: Tensor): number {
  return shape.at(-1) ?? 1;
}

/** The values of one row, along the last axis. */
export function rowOf(tensor: Tensor, row: number): readonly number[] {
  const width = widthOf(tensor);
  return [...tensor.data.subarray(row * width, (row + 1) * width)];
}

/** The index of a row's maximum: the lowest, on ties. */
export function argMax(row: readonly number[]): number {
  return row.reduce((best, value, index) => (value > (row[best] as number) ? index : best), 0);
}
