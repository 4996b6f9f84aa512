import { extremes } from "./extremes.ts";

/** What brings a column to a common size: (value − subtract) / divide. */
interface FittedScale {
  readonly subtract: number;
  readonly divide: number;
}

/** Writes a fitted scale where the parameters keep it. */
export function setScale(scale: Float64Array, { subtract, divide }: FittedScale): void {
  scale[0] = subtract;
  scale[1] = divide;
}

/** Scales the minimum to 0 and the maximum to 1; a constant column to 0. */
export function fitMinMax(values: Float64Array): FittedScale {
  const { least, greatest } = extremes(values);
  return { subtract: least, divide: greatest > least ? greatest - least : 1 };
}

/** Mean 0 and standard deviation 1 over the values, √(Σ (x − mean)² / n); a column of one value is just moved to 0. */
export function fitStandard(values: Float64Array): FittedScale {
  // Not whether the deviation is 0: the mean of equal numbers may be rounded, and leave one.
  const { least, greatest } = extremes(values);
  if (least === greatest) return { subtract: least, divide: 1 };
  const { mean, squares, deviation } = moments(values, 1);
  if (squares > leastSquares && squares < Number.POSITIVE_INFINITY) return { subtract: mean, divide: deviation };
  // The squares leave the range of numbers: bring the values back into it by a power of two.
  const unit = squares <= leastSquares ? 1 / twoTo600 : twoTo600;
  const scaled = moments(values, unit);
  return { subtract: scaled.mean * unit, divide: scaled.deviation * unit };
}

/** Below this the squares of the differences lose digits, as numbers near the smallest do. */
const leastSquares = 1e-280;

/** A power of two, by which numbers are divided without rounding. */
const twoTo600 = 4.149515568880993e180;

/** Mean, sum of squared differences from it and deviation of the values, each divided by `unit`. */
function moments(
  numbers: Float64Array,
  unit: number,
): { readonly mean: number; readonly squares: number; readonly deviation: number } {
  let sum = 0;
  for (const value of numbers) sum += value / unit;
  const mean = sum / numbers.length;
  let squares = 0;
  for (const value of numbers) squares += (value / unit - mean) * (value / unit - mean);
  return { mean, squares, deviation: Math.sqrt(squares / numbers.length) };
}
