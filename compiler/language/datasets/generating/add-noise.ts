import type { RandomState } from "../../../../runtime/random-state.ts";

/** Adds normal noise to the coordinates of points, point by point as NumPy fills an array `[points, coordinates]`. */
export function addNoise(coordinates: readonly Float64Array[], stddev: number, random: RandomState): void {
  if (stddev === 0) return;
  const points = coordinates[0]?.length ?? 0;
  for (let point = 0; point < points; point++) {
    for (const values of coordinates) values[point] = (values[point] as number) + random.normal(0, stddev);
  }
}
