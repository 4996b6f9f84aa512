/**
 * The index, from 0, of the greatest of `count` values from `start` on: the lowest, on ties. NaN is never greater, so a
 * row that begins with NaN gives 0.
 */
export function argMax(values: Float32Array | Float64Array, start: number, count: number): number {
  let found = 0;
  for (let i = 1; i < count; i++) if (values[start + i] > values[start + found]) found = i;
  return found;
}
