// The column operations of batch normalization. `rows` is the product of all axes before the last.
import { meansInDouble, products, squaresAway, values } from "./parts/double-sums";
import { lanes, loadWhole, storeWhole } from "./parts/lanes";

/** output[c] = (Σᵣ input[r, c]) / rows for `from` ≤ c < `to`, r ascending, in float64 and rounded once. */
export function meanOfColumns<T>(input: usize, rows: i32, columns: i32, output: usize, from: i32, to: i32): void {
  meansInDouble<T>(values, input, input, rows, columns, output, from, to);
}

/** The same of left[r, c] · right[r, c], each product rounded. */
export function meanOfColumnProducts<T>(
  left: usize, right: usize, rows: i32, columns: i32, output: usize, from: i32, to: i32,
): void {
  meansInDouble<T>(products, left, right, rows, columns, output, from, to);
}

/** output[c] = (Σᵣ (input[r, c] − mean[c])²) / rows for `from` ≤ c < `to`, r ascending, in float64 and rounded once. */
export function varianceOfColumns<T>(
  input: usize, mean: usize, rows: i32, columns: i32, output: usize, from: i32, to: i32,
): void {
  meansInDouble<T>(squaresAway, input, mean, rows, columns, output, from, to);
}

/** output[r, c] = (input[r, c] − mean[c]) / deviation[c] for rows `from` ≤ r < `to`. */
export function standardizeColumns<T>(
  input: usize, mean: usize, deviation: usize, output: usize, columns: i32, from: i32, to: i32,
): void {
  const whole = columns >= lanes<T>(), step = whole ? lanes<T>() : 1;
  for (let r = from; r < to; r++) {
    const row = <usize>(r * columns) * sizeof<T>();
    for (let c = 0; c < columns; c += step) {
      const own = <usize>(whole ? min(c, columns - step) : c) * sizeof<T>(), at = row + own;
      const away = v128.sub<T>(loadWhole<T>(input + at, whole), loadWhole<T>(mean + own, whole));
      storeWhole<T>(output + at, v128.div<T>(away, loadWhole<T>(deviation + own, whole)), whole);
    }
  }
}

/** output[r, c] = input[r, c] · factor[c] for rows `from` ≤ r < `to`. */
export function multiplyColumns<T>(
  input: usize, factor: usize, output: usize, columns: i32, from: i32, to: i32,
): void {
  const whole = columns >= lanes<T>(), step = whole ? lanes<T>() : 1;
  for (let r = from; r < to; r++) {
    const row = <usize>(r * columns) * sizeof<T>();
    for (let c = 0; c < columns; c += step) {
      const own = <usize>(whole ? min(c, columns - step) : c) * sizeof<T>(), at = row + own;
      storeWhole<T>(output + at, v128.mul<T>(loadWhole<T>(input + at, whole), loadWhole<T>(factor + own, whole)), whole);
    }
  }
}

/** output[r, c] = input[r, c] + term[c] for rows `from` ≤ r < `to`. */
export function addColumns<T>(input: usize, term: usize, output: usize, columns: i32, from: i32, to: i32): void {
  const whole = columns >= lanes<T>(), step = whole ? lanes<T>() : 1;
  for (let r = from; r < to; r++) {
    const row = <usize>(r * columns) * sizeof<T>();
    for (let c = 0; c < columns; c += step) {
      const own = <usize>(whole ? min(c, columns - step) : c) * sizeof<T>(), at = row + own;
      storeWhole<T>(output + at, v128.add<T>(loadWhole<T>(input + at, whole), loadWhole<T>(term + own, whole)), whole);
    }
  }
}

/**
 * The gradient of {@link standardizeColumns}, where mean and deviation are the columns' own: result[r, c] = ((g[r, c] −
 * mean[c]) − x[r, c] · slope[c]) / deviation[c] for rows `from` ≤ r < `to`, x the standardized values, mean the
 * mean of g, slope the mean of g · x.
 */
export function standardizeColumnsGradient<T>(
  g: usize, x: usize, mean: usize, slope: usize, deviation: usize, result: usize, columns: i32, from: i32, to: i32,
): void {
  const whole = columns >= lanes<T>(), step = whole ? lanes<T>() : 1;
  for (let r = from; r < to; r++) {
    const row = <usize>(r * columns) * sizeof<T>();
    for (let c = 0; c < columns; c += step) {
      const own = <usize>(whole ? min(c, columns - step) : c) * sizeof<T>(), at = row + own;
      const away = v128.sub<T>(loadWhole<T>(g + at, whole), loadWhole<T>(mean + own, whole));
      const along = v128.mul<T>(loadWhole<T>(x + at, whole), loadWhole<T>(slope + own, whole));
      storeWhole<T>(result + at, v128.div<T>(v128.sub<T>(away, along), loadWhole<T>(deviation + own, whole)), whole);
    }
  }
}
