import { multiplyAdd } from "./lanes";
import { nowhere } from "./window-tile";

/**
 * The left factor is read by columns: output[r, u] = start[r, u] + Σₖ a[k, r] · panel[k, u], the four r contiguous, `aStep`
 * bytes from k to k + 1, k ascending below `count`. With a `startStep` of 0 every row starts from the same values. `slots`
 * has the addresses of a, panel, start and output, the three steps, and the address of a learning rate for a descent step
 * (else `nowhere`); windowTile says why they are in memory.
 */
export function columnsTile<T>(slots: usize, count: i32): void {
  let a = load<usize>(slots), b = load<usize>(slots, 4), start = load<usize>(slots, 8), output = load<usize>(slots, 12);
  const aStep = load<usize>(slots, 16), startStep = load<usize>(slots, 20), outputStep = load<usize>(slots, 24);
  let s00 = v128.load(start), s01 = v128.load(start, 16);
  start += startStep;
  let s10 = v128.load(start), s11 = v128.load(start, 16);
  start += startStep;
  let s20 = v128.load(start), s21 = v128.load(start, 16);
  start += startStep;
  let s30 = v128.load(start), s31 = v128.load(start, 16);
  while (count > 0) {
    const b00 = v128.load(b), b10 = v128.load(b, 16);
    let x = v128.load_splat<T>(a);
    s00 = multiplyAdd<T>(s00, x, b00);
    s01 = multiplyAdd<T>(s01, x, b10);
    x = v128.load_splat<T>(a, sizeof<T>());
    s10 = multiplyAdd<T>(s10, x, b00);
    s11 = multiplyAdd<T>(s11, x, b10);
    x = v128.load_splat<T>(a, 2 * sizeof<T>());
    s20 = multiplyAdd<T>(s20, x, b00);
    s21 = multiplyAdd<T>(s21, x, b10);
    x = v128.load_splat<T>(a, 3 * sizeof<T>());
    s30 = multiplyAdd<T>(s30, x, b00);
    s31 = multiplyAdd<T>(s31, x, b10);
    a += aStep;
    if (count == 1) break;
    const b01 = v128.load(b, 32), b11 = v128.load(b, 48);
    x = v128.load_splat<T>(a);
    s00 = multiplyAdd<T>(s00, x, b01);
    s01 = multiplyAdd<T>(s01, x, b11);
    x = v128.load_splat<T>(a, sizeof<T>());
    s10 = multiplyAdd<T>(s10, x, b01);
    s11 = multiplyAdd<T>(s11, x, b11);
    x = v128.load_splat<T>(a, 2 * sizeof<T>());
    s20 = multiplyAdd<T>(s20, x, b01);
    s21 = multiplyAdd<T>(s21, x, b11);
    x = v128.load_splat<T>(a, 3 * sizeof<T>());
    s30 = multiplyAdd<T>(s30, x, b01);
    s31 = multiplyAdd<T>(s31, x, b11);
    a += aStep;
    if (count == 2) break;
    const b02 = v128.load(b, 64), b12 = v128.load(b, 80);
    x = v128.load_splat<T>(a);
    s00 = multiplyAdd<T>(s00, x, b02);
    s01 = multiplyAdd<T>(s01, x, b12);
    x = v128.load_splat<T>(a, sizeof<T>());
    s10 = multiplyAdd<T>(s10, x, b02);
    s11 = multiplyAdd<T>(s11, x, b12);
    x = v128.load_splat<T>(a, 2 * sizeof<T>());
    s20 = multiplyAdd<T>(s20, x, b02);
    s21 = multiplyAdd<T>(s21, x, b12);
    x = v128.load_splat<T>(a, 3 * sizeof<T>());
    s30 = multiplyAdd<T>(s30, x, b02);
    s31 = multiplyAdd<T>(s31, x, b12);
    a += aStep;
    if (count == 3) break;
    const b03 = v128.load(b, 96), b13 = v128.load(b, 112);
    x = v128.load_splat<T>(a);
    s00 = multiplyAdd<T>(s00, x, b03);
    s01 = multiplyAdd<T>(s01, x, b13);
    x = v128.load_splat<T>(a, sizeof<T>());
    s10 = multiplyAdd<T>(s10, x, b03);
    s11 = multiplyAdd<T>(s11, x, b13);
    x = v128.load_splat<T>(a, 2 * sizeof<T>());
    s20 = multiplyAdd<T>(s20, x, b03);
    s21 = multiplyAdd<T>(s21, x, b13);
    x = v128.load_splat<T>(a, 3 * sizeof<T>());
    s30 = multiplyAdd<T>(s30, x, b03);
    s31 = multiplyAdd<T>(s31, x, b13);
    a += aStep;
    b += 128;
    count -= 4;
  }
  const rate = load<usize>(slots, 28);
  if (rate != nowhere) {
    const r = v128.load_splat<T>(rate);
    descendRow<T>(output, r, s00, s01);
    descendRow<T>(output + outputStep, r, s10, s11);
    descendRow<T>(output + 2 * outputStep, r, s20, s21);
    descendRow<T>(output + 3 * outputStep, r, s30, s31);
    return;
  }
  v128.store(output, s00), v128.store(output, s01, 16);
  output += outputStep;
  v128.store(output, s10), v128.store(output, s11, 16);
  output += outputStep;
  v128.store(output, s20), v128.store(output, s21, 16);
  output += outputStep;
  v128.store(output, s30), v128.store(output, s31, 16);
}

/** weights ← weights − (rate · sums) in one row of a tile. */
@inline
function descendRow<T>(weights: usize, rate: v128, low: v128, high: v128): void {
  v128.store(weights, v128.sub<T>(v128.load(weights), v128.mul<T>(rate, low)));
  v128.store(weights, v128.sub<T>(v128.load(weights, 16), v128.mul<T>(rate, high)), 16);
}
