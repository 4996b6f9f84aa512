import { RandomState } from "../../runtime/random-state.ts";

/** What random inputs are like. */
export type Draw =
  /** Between −2 and 2, never within 0.1 of 0, where slopes jump. */
  | "signed"
  /** Between 0.1 and 2. */
  | "positive"
  /** Shares that add up to one in each row. */
  | "shares"
  /** A single 1 in each row. */
  | "oneHot"
  /** Whole numbers from 0 to 999. */
  | "whole"
  /** The number of one of three units. */
  | "unit";

/** Random values of a shape, the same for the same seed. */
export function drawValues(shape: readonly number[], draw: Draw, seed: number): Float64Array {
  const random = new RandomState([seed, 77]);
  const size = shape.reduce((product, axis) => product * axis, 1);
  const width = shape.at(-1) ?? 1;
  const values = Float64Array.from({ length: size }, () => random.uniform(0.1, 2));
  if (draw === "signed") return values.map((value) => (random.randomSample() < 0.5 ? -value : value));
  if (draw === "positive") return values;
  if (draw === "unit") return values.map(() => random.randint(0, 3));
  if (draw === "whole") return values.map(() => random.randint(0, 1000));
  if (draw === "oneHot") {
    const chosen = Array.from({ length: size / width }, () => random.randint(0, width));
    return values.map((_, position) => (chosen[Math.floor(position / width)] === position % width ? 1 : 0));
  }
  return values.map((value, position) => {
    const start = position - (position % width);
    return value / values.subarray(start, start + width).reduce((sum, each) => sum + each, 0);
  });
}
