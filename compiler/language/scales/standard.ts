import { scale } from "../define/column.ts";
import { extremes } from "./extremes.ts";

/** Mean 0 and standard deviation 1 over the training rows. */
export const standard = scale({
  type: "standard",
  summary:
    "Brings the training rows to mean 0 and standard deviation 1; a column with one value only is just moved to 0.",
  formula: "(x − mean) / deviation, deviation = √(Σ (x − mean)² / n)",
  options: {},
  example: "columns: { age: { type: number, scale: standard } }",
  fit: (values) => {
    const numbers = values();
    // Not whether the deviation is 0: the mean of equal numbers may be rounded, and leave one.
    const { least, greatest } = extremes(numbers);
    if (least === greatest) return { subtract: least, divide: 1 };
    const { mean, squares, deviation } = moments(numbers, 1);
    if (squares > leastSquares && squares < Number.POSITIVE_INFINITY) return { subtract: mean, divide: deviation };
    // The squares leave the range of numbers: bring the values back into it by a power of two.
    const unit = squares <= leastSquares ? 1 / twoTo600 : twoTo600;
    const scaled = moments(numbers, unit);
    return { subtract: scaled.mean * unit, divide: scaled.deviation * unit };
  },
});

/** Below this the squares of the differences lose digits, as numbers near the smallest do. */
const leastSquares = 1e-280;

/** A power of two, by which numbers are divided without rounding. */
const twoTo600 = 4.149515568880993e180;

/** Mean, sum of squared differences from it and deviation of the values, each divided by `unit`. */
function moments(numbers: Float64Array, unit: number) {
  let sum = 0;
  for (const value of numbers) sum += value / unit;
  const mean = sum / numbers.length;
  let squares = 0;
  for (const value of numbers) squares += (value / unit - mean) * (value / unit - mean);
  return { mean, squares, deviation: Math.sqrt(squares / numbers.length) };
}
