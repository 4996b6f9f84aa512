import { exp } from "./parts/exp";
import { dotFourRows, sumFourRows } from "./parts/four-rows";
import { lanes, loadUpTo, storeUpTo } from "./parts/lanes";
import { log } from "./parts/log";

/**
 * output[r, i] = e^(xᵢ − m) / Σⱼ e^(xⱼ − m) for rows `from` ≤ r < `to`, m the maximum of the row, j ascending.
 * Scratch: 32 bytes.
 */
export function softmax<T>(input: usize, columns: i32, output: usize, from: i32, to: i32, scratch: usize): void {
  for (let r = from; r < to; r += 4) {
    const rows = min(to - r, 4);
    for (let i = 0; i < rows; i++) {
      const at = <usize>((r + i) * columns) * sizeof<T>();
      powersOfRow<T>(input + at, greatest<T>(input + at, columns), output + at, columns);
    }
    sumFourRows<T, T>(output, columns, r, to, scratch);
    for (let i = 0; i < rows; i++) {
      const row = output + <usize>((r + i) * columns) * sizeof<T>();
      const sum = v128.load_splat<T>(scratch + <usize>i * sizeof<T>());
      for (let c = 0; c < columns; c += lanes<T>()) {
        const address = row + <usize>c * sizeof<T>();
        storeUpTo<T>(address, v128.div<T>(loadUpTo<T>(address, columns - c), sum), columns - c);
      }
    }
  }
}

/**
 * output[r] = −Σᵢ tᵢ · ((xᵢ − m) − ln Σⱼ e^(xⱼ − m)) for rows `from` ≤ r < `to`; both sums in float64, the first rounded
 * before its logarithm, the second at the end. Scratch: 64 bytes and four rows of numbers.
 */
export function softmaxCrossentropy<T>(
  logits: usize, targets: usize, columns: i32, output: usize, from: i32, to: i32, scratch: usize,
): void {
  const size = sizeof<T>();
  const work = scratch + 64, rowBytes = <usize>columns * size;
  for (let r = from; r < to; r += 4) {
    const rows = min(to - r, 4);
    for (let i = 0; i < rows; i++) {
      const row = logits + <usize>(r + i) * rowBytes;
      const most = greatest<T>(row, columns);
      store<T>(scratch + 32 + <usize>i * size, most);
      powersOfRow<T>(row, most, work + <usize>i * rowBytes, columns);
    }
    sumFourRows<T, f64>(work, columns, 0, rows, scratch);
    for (let i = 0; i < rows; i++) {
      const sum = <T>load<f64>(scratch + <usize>i * 8);
      const logSum = log<T>(v128.splat<T>(sum));
      const row = logits + <usize>(r + i) * rowBytes, rest = work + <usize>i * rowBytes;
      const most = v128.load_splat<T>(scratch + 32 + <usize>i * size);
      for (let c = 0; c < columns; c += lanes<T>()) {
        const at = <usize>c * size;
        const below = v128.sub<T>(loadUpTo<T>(row + at, columns - c), most);
        storeUpTo<T>(rest + at, v128.sub<T>(below, logSum), columns - c);
      }
    }
    dotFourRows<T, f64>(targets + <usize>r * rowBytes, work, columns, 0, rows, scratch);
    for (let i = 0; i < rows; i++) store<T>(output + <usize>(r + i) * size, <T>-load<f64>(scratch + <usize>i * 8));
  }
}

/** output[r, i] = (Σⱼ tⱼ) · pᵢ − tᵢ for rows `from` ≤ r < `to`, j ascending. Scratch: 32 bytes. */
export function softmaxCrossentropySlope<T>(
  probabilities: usize, targets: usize, columns: i32, output: usize, from: i32, to: i32, scratch: usize,
): void {
  for (let r = from; r < to; r += 4) {
    sumFourRows<T, T>(targets, columns, r, to, scratch);
    for (let i = 0; i < min(to - r, 4); i++) {
      const row = <usize>((r + i) * columns) * sizeof<T>();
      const whole = v128.load_splat<T>(scratch + <usize>i * sizeof<T>());
      for (let c = 0; c < columns; c += lanes<T>()) {
        const at = row + <usize>c * sizeof<T>();
        const p = loadUpTo<T>(probabilities + at, columns - c), t = loadUpTo<T>(targets + at, columns - c);
        storeUpTo<T>(output + at, v128.sub<T>(v128.mul<T>(whole, p), t), columns - c);
      }
    }
  }
}

/** result[r, i] = pᵢ · (gᵢ − Σⱼ gⱼ · pⱼ) for rows `from` ≤ r < `to`, p softmax's output, j ascending. Scratch: 32 bytes. */
export function softmaxGradient<T>(
  output: usize, upstream: usize, columns: i32, result: usize, from: i32, to: i32, scratch: usize,
): void {
  for (let r = from; r < to; r += 4) {
    dotFourRows<T, T>(upstream, output, columns, r, to, scratch);
    for (let i = 0; i < min(to - r, 4); i++) {
      const row = <usize>((r + i) * columns) * sizeof<T>();
      const mean = v128.load_splat<T>(scratch + <usize>i * sizeof<T>());
      for (let c = 0; c < columns; c += lanes<T>()) {
        const at = row + <usize>c * sizeof<T>();
        const p = loadUpTo<T>(output + at, columns - c), g = loadUpTo<T>(upstream + at, columns - c);
        storeUpTo<T>(result + at, v128.mul<T>(p, v128.sub<T>(g, mean)), columns - c);
      }
    }
  }
}

/** The maximum of a row. It is exact, so the order does not matter. A NaN in the row makes its outputs NaN in any case. */
function greatest<T>(row: usize, columns: i32): T {
  let best = load<T>(row);
  let c = 1;
  if (columns >= lanes<T>()) {
    let most = v128.load(row);
    for (c = lanes<T>(); c + lanes<T>() <= columns; c += lanes<T>()) {
      most = v128.pmax<T>(most, v128.load(row + <usize>c * sizeof<T>()));
    }
    best = v128.extract_lane<T>(most, 0);
    best = larger<T>(best, v128.extract_lane<T>(most, 1));
    if (sizeof<T>() == 4) {
      best = larger<T>(best, <T>f32x4.extract_lane(most, 2));
      best = larger<T>(best, <T>f32x4.extract_lane(most, 3));
    }
  }
  for (; c < columns; c++) best = larger<T>(best, load<T>(row + <usize>c * sizeof<T>()));
  return best;
}

@inline
function larger<T>(a: T, b: T): T {
  return a < b ? b : a;
}

/** output[i] = e^(xᵢ − m). */
function powersOfRow<T>(row: usize, most: T, output: usize, columns: i32): void {
  const m = v128.splat<T>(most);
  let c = 0;
  for (; c + 2 * lanes<T>() <= columns; c += 2 * lanes<T>()) {
    const at = <usize>c * sizeof<T>();
    const x0 = v128.load(row + at), x1 = v128.load(row + at, 16);
    v128.store(output + at, exp<T>(v128.sub<T>(x0, m)));
    v128.store(output + at, exp<T>(v128.sub<T>(x1, m)), 16);
  }
  for (; c < columns; c += lanes<T>()) {
    const at = <usize>c * sizeof<T>();
    const x = loadUpTo<T>(row + at, columns - c);
    storeUpTo<T>(output + at, exp<T>(v128.sub<T>(x, m)), columns - c);
  }
}
