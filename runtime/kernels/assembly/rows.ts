// The row operations of layer normalization: the statistics of a row are summed in float64 and rounded once.
import { sumFourRows, wideDotFourRows } from "./parts/four-rows";
import { lanes, loadUpTo, storeUpTo } from "./parts/lanes";

/**
 * output[r, i] = input[r, i] − (Σⱼ input[r, j]) / columns for rows `from` ≤ r < `to`, j ascending, the mean in float64 and
 * rounded once. Scratch: 32 bytes.
 */
export function centerLast<T>(input: usize, columns: i32, output: usize, from: i32, to: i32, scratch: usize): void {
  for (let r = from; r < to; r += 4) {
    sumFourRows<T, f64>(input, columns, r, to, scratch);
    for (let i = 0; i < min(to - r, 4); i++) {
      const row = <usize>((r + i) * columns) * sizeof<T>();
      const mean = v128.splat<T>(<T>(load<f64>(scratch + <usize>i * 8) / <f64>columns));
      for (let c = 0; c < columns; c += lanes<T>()) {
        const at = row + <usize>c * sizeof<T>();
        storeUpTo<T>(output + at, v128.sub<T>(loadUpTo<T>(input + at, columns - c), mean), columns - c);
      }
    }
  }
}

/**
 * output[r, i] = input[r, i] · f for rows `from` ≤ r < `to`, f = 1 / √((Σⱼ input[r, j]²) / divisor + epsilon), j ascending,
 * in float64 and rounded once. Scratch: 32 bytes.
 */
export function normalizeLast<T>(
  input: usize, columns: i32, divisor: f64, epsilon: f64, output: usize, from: i32, to: i32, scratch: usize,
): void {
  for (let r = from; r < to; r += 4) {
    wideDotFourRows<T>(input, input, columns, r, to, scratch);
    for (let i = 0; i < min(to - r, 4); i++) {
      const row = <usize>((r + i) * columns) * sizeof<T>();
      const factor = inverseRoot<T>(load<f64>(scratch + <usize>i * 8), divisor, epsilon);
      for (let c = 0; c < columns; c += lanes<T>()) {
        const at = row + <usize>c * sizeof<T>();
        storeUpTo<T>(output + at, v128.mul<T>(loadUpTo<T>(input + at, columns - c), factor), columns - c);
      }
    }
  }
}

/**
 * The gradient of {@link normalizeLast}: result[r, i] = (g[r, i] − y[r, i] · s) · f for rows `from` ≤ r < `to`, y its
 * output, f as there, s = (Σⱼ g[r, j] · y[r, j]) / divisor in float64 and rounded once. Scratch: 64 bytes.
 */
export function normalizeLastGradient<T>(
  input: usize, y: usize, g: usize, columns: i32, divisor: f64, epsilon: f64, result: usize, from: i32, to: i32,
  scratch: usize,
): void {
  for (let r = from; r < to; r += 4) {
    wideDotFourRows<T>(input, input, columns, r, to, scratch);
    wideDotFourRows<T>(g, y, columns, r, to, scratch + 32);
    for (let i = 0; i < min(to - r, 4); i++) {
      const row = <usize>((r + i) * columns) * sizeof<T>();
      const factor = inverseRoot<T>(load<f64>(scratch + <usize>i * 8), divisor, epsilon);
      const slope = v128.splat<T>(<T>(load<f64>(scratch + <usize>i * 8, 32) / divisor));
      for (let c = 0; c < columns; c += lanes<T>()) {
        const at = row + <usize>c * sizeof<T>();
        const along = v128.mul<T>(loadUpTo<T>(y + at, columns - c), slope);
        const away = v128.sub<T>(loadUpTo<T>(g + at, columns - c), along);
        storeUpTo<T>(result + at, v128.mul<T>(away, factor), columns - c);
      }
    }
  }
}

@inline
/** 1 / √(sum / divisor + epsilon) in every lane. */
function inverseRoot<T>(sum: f64, divisor: f64, epsilon: f64): v128 {
  return v128.splat<T>(<T>(1 / sqrt<f64>(sum / divisor + epsilon)));
}
