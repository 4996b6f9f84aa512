import { lanes, multiplyAdd, storePart } from "./lanes";

/** Bytes of the constants of {@link stripTile}, ten integers, which are equal for many strips. */
export const stripBytes: usize = 64;

/**
 * Adjacent pixels of one row of the output, four at a time × two vectors of channels: start[u] + Σ over tap rows and the
 * contiguous taps and channels in each, ascending. windowTile is called for every four pixels, which is too slow for short
 * sums; this function loops over the pixels itself.
 *
 * `strip` has the bytes from pixel to pixel in source and output, the addresses of the panel and of the start, the number
 * of tap rows, the bytes from row to row in source and panel, the number of contiguous elements, the number of valid
 * columns, and whether the columns after a pixel's last one are the first of the next pixel.
 */
export function stripTile<T>(strip: usize, source: usize, output: usize, groups: i32): void {
  const step = load<usize>(strip), outputStep = load<usize>(strip, 4);
  for (; groups > 0; groups--) {
    const start = load<usize>(strip, 12);
    let s00 = v128.load(start), s01 = v128.load(start, 16);
    let s10 = s00, s11 = s01, s20 = s00, s21 = s01, s30 = s00, s31 = s01;
    let row = source, panel = load<usize>(strip, 8);
    for (let rows = load<i32>(strip, 16); rows > 0; rows--) {
      let a0 = row, a1 = a0 + step, a2 = a1 + step, a3 = a2 + step, b = panel;
      let count = load<i32>(strip, 28);
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
      row += load<usize>(strip, 20);
      panel += load<usize>(strip, 24);
    }
    const columns = load<i32>(strip, 32);
    const most = load<i32>(strip, 36) != 0 ? 2 * lanes<T>() : columns;
    storePixel<T>(output, s00, s01, most);
    output += outputStep;
    storePixel<T>(output, s10, s11, most);
    output += outputStep;
    storePixel<T>(output, s20, s21, most);
    output += outputStep;
    storePixel<T>(output, s30, s31, columns);
    output += outputStep;
    source += 4 * step;
  }
}

@inline
/** The valid columns of one pixel, at most two vectors. */
export function storePixel<T>(address: usize, low: v128, high: v128, columns: i32): void {
  if (columns >= 2 * lanes<T>()) {
    v128.store(address, low);
    v128.store(address, high, 16);
    return;
  }
  storePart<T>(address, low, columns);
  storePart<T>(address + 16, high, columns - lanes<T>());
}
