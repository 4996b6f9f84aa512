import { multiplyAdd } from "./lanes";
import { storePixel } from "./strip-tile";

/** The address of a missing pixel. */
export const nowhere: usize = 0xffffffff;

/** Bytes of the eight addresses of {@link windowTile}. */
export const windowSlots: usize = 32;

/**
 * Four pixels × two vectors of channels of a convolution: start[r, u] + Σ over tap rows, taps and channels, ascending. `slots`
 * has the addresses of each pixel's first tap and of its output. Steps of sources and packed kernels are in bytes. Taps that
 * are contiguous in both count as one tap with more channels. A matrix product has one tap in one row.
 *
 * The addresses are passed in memory because V8 keeps a long parameter list on the stack, also in the loop (measured: 38
 * GFLOP/s instead of 44).
 */
export function windowTile<T>(
  slots: usize, panel: usize, rows: i32, sourceRowStep: usize, panelRowStep: usize,
  taps: i32, sourceTapStep: usize, panelTapStep: usize, channels: i32, start: usize, startStep: usize, columns: i32,
): void {
  let s00 = v128.load(start), s01 = v128.load(start, 16);
  start += startStep;
  let s10 = v128.load(start), s11 = v128.load(start, 16);
  start += startStep;
  let s20 = v128.load(start), s21 = v128.load(start, 16);
  start += startStep;
  let s30 = v128.load(start), s31 = v128.load(start, 16);
  let row0 = load<usize>(slots), row1 = load<usize>(slots, 4), row2 = load<usize>(slots, 8);
  let row3 = load<usize>(slots, 12);
  for (; rows > 0; rows--) {
    let tap = <usize>0, tapPanel = panel;
    for (let i = 0; i < taps; i++) {
      let a0 = row0 + tap, a1 = row1 + tap, a2 = row2 + tap, a3 = row3 + tap, b = tapPanel;
      let count = channels;
      while (count > 0) {
        const b00 = v128.load(b), b10 = v128.load(b, 16);
        let x = v128.load_splat<T>(a0);
        s00 = multiplyAdd<T>(s00, x, b00);
        s01 = multiplyAdd<T>(s01, x, b10);
        x = v128.load_splat<T>(a1);
        s10 = multiplyAdd<T>(s10, x, b00);
        s11 = multiplyAdd<T>(s11, x, b10);
        x = v128.load_splat<T>(a2);
        s20 = multiplyAdd<T>(s20, x, b00);
        s21 = multiplyAdd<T>(s21, x, b10);
        x = v128.load_splat<T>(a3);
        s30 = multiplyAdd<T>(s30, x, b00);
        s31 = multiplyAdd<T>(s31, x, b10);
        if (count == 1) break;
        const b01 = v128.load(b, 32), b11 = v128.load(b, 48);
        x = v128.load_splat<T>(a0, sizeof<T>());
        s00 = multiplyAdd<T>(s00, x, b01);
        s01 = multiplyAdd<T>(s01, x, b11);
        x = v128.load_splat<T>(a1, sizeof<T>());
        s10 = multiplyAdd<T>(s10, x, b01);
        s11 = multiplyAdd<T>(s11, x, b11);
        x = v128.load_splat<T>(a2, sizeof<T>());
        s20 = multiplyAdd<T>(s20, x, b01);
        s21 = multiplyAdd<T>(s21, x, b11);
        x = v128.load_splat<T>(a3, sizeof<T>());
        s30 = multiplyAdd<T>(s30, x, b01);
        s31 = multiplyAdd<T>(s31, x, b11);
        a0 += 2 * sizeof<T>();
        a1 += 2 * sizeof<T>();
        a2 += 2 * sizeof<T>();
        a3 += 2 * sizeof<T>();
        b += 64;
        count -= 2;
      }
      tap += sourceTapStep;
      tapPanel += panelTapStep;
    }
    row0 += sourceRowStep;
    row1 += sourceRowStep;
    row2 += sourceRowStep;
    row3 += sourceRowStep;
    panel += panelRowStep;
  }
  storeThere<T>(load<usize>(slots, 16), s00, s01, columns);
  storeThere<T>(load<usize>(slots, 20), s10, s11, columns);
  storeThere<T>(load<usize>(slots, 24), s20, s21, columns);
  storeThere<T>(load<usize>(slots, 28), s30, s31, columns);
}

/** Stores two vectors of one pixel, unless it is missing. */
@inline
function storeThere<T>(address: usize, low: v128, high: v128, columns: i32): void {
  if (address != nowhere) storePixel<T>(address, low, high, columns);
}
