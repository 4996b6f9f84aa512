/** The sum of `count` values from `start` on, in order, in float64. */
export function sumOf(values: Float32Array | Float64Array, start: number, count: number): number {
  let total = 0;
  for (let i = start; i < start + count; i++) total += values[i];
  return total;
}
