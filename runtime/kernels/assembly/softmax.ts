import { exp } from "./parts/exp";
import { dotFourRows, sumFourRows } from "./parts/four-rows";
import { all, lanes, loadUpTo, storeUpTo } from "./parts/lanes";
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
 * The same over the keys of each row that are kept, and 0 for the others. Row r keeps the keys whose number in its mask is not
 * 0, where there are masks (`perMask` rows share one), and only the first r mod `queries` + 1 if `queries` is not 0.
 * Scratch: 32 bytes.
 */
export function softmaxOfKept<T>(
  input: usize, columns: i32, mask: usize, perMask: i32, queries: i32, output: usize, from: i32, to: i32, scratch: usize,
): void {
  for (let r = from; r < to; r += 4) {
    const rows = min(to - r, 4);
    for (let i = 0; i < rows; i++) {
      const at = <usize>((r + i) * columns) * sizeof<T>();
      const count = queries == 0 ? columns : min((r + i) % queries + 1, columns);
      const own = perMask == 0 ? 0 : mask + <usize>((r + i) / perMask * columns) * sizeof<T>();
      if (perMask == 0) powersOfRow<T>(input + at, greatest<T>(input + at, count), output + at, count);
      else powersOfKept<T>(input + at, own, output + at, count);
      const rest = <usize>count * sizeof<T>();
      memory.fill(output + at + rest, 0, <usize>columns * sizeof<T>() - rest);
    }
    // Powers are not negative: the zeros of keys that are not kept change no sum.
    sumFourRows<T, T>(output, columns, r, to, scratch);
    for (let i = 0; i < rows; i++) {
      const row = output + <usize>((r + i) * columns) * sizeof<T>();
      const count = queries == 0 ? columns : min((r + i) % queries + 1, columns);
      const own = perMask == 0 ? 0 : mask + <usize>((r + i) / perMask * columns) * sizeof<T>();
      const sum = v128.load_splat<T>(scratch + <usize>i * sizeof<T>());
      for (let c = 0; c < count; c += lanes<T>()) {
        const at = <usize>c * sizeof<T>();
        let share = v128.div<T>(loadUpTo<T>(row + at, count - c), sum);
        if (perMask != 0) share = keptLanes<T>(share, loadUpTo<T>(own + at, count - c), all<T>(0));
        storeUpTo<T>(row + at, share, count - c);
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

@inline
/** The lanes of `values` whose mask is not 0, and those of `others` elsewhere. */
function keptLanes<T>(values: v128, mask: v128, others: v128): v128 {
  return v128.bitselect(others, values, v128.eq<T>(mask, all<T>(0)));
}

/** output[i] = e^(xᵢ − m) where mask[i] is not 0, m the maximum of these, and 0 elsewhere. */
function powersOfKept<T>(row: usize, mask: usize, output: usize, columns: i32): void {
  let most = all<T>(-Infinity);
  for (let c = 0; c < columns; c += lanes<T>()) {
    const at = <usize>c * sizeof<T>();
    const kept = keptLanes<T>(loadUpTo<T>(row + at, columns - c), loadUpTo<T>(mask + at, columns - c), most);
    most = v128.pmax<T>(most, kept);
  }
  let best = v128.extract_lane<T>(most, 0);
  for (let i = 1; i < lanes<T>(); i++) best = larger<T>(best, laneOf<T>(most, i));
  const m = v128.splat<T>(best);
  for (let c = 0; c < columns; c += lanes<T>()) {
    const at = <usize>c * sizeof<T>();
    const power = exp<T>(v128.sub<T>(loadUpTo<T>(row + at, columns - c), m));
    storeUpTo<T>(output + at, keptLanes<T>(power, loadUpTo<T>(mask + at, columns - c), all<T>(0)), columns - c);
  }
}

@inline
function laneOf<T>(vector: v128, lane: i32): T {
  if (lane == 1) return v128.extract_lane<T>(vector, 1);
  if (sizeof<T>() == 8) return v128.extract_lane<T>(vector, 0);
  return lane == 2 ? <T>f32x4.extract_lane(vector, 2) : <T>f32x4.extract_lane(vector, 3);
}
