import { multiplyAdd } from "./lanes";
import { rowRange } from "./row-ranges";

/**
 * Four rows of a kernel matrix × two vectors of filters: tile[r, f] += Σ over the output pixels y, x of one image, in this
 * order, of input(r, y, x) · panel[y, x, f]. `panel` is the packed upstream gradient, `image` the distance of the image from the
 * first one. Pixels that all four rows read are in the fast loop; pixels that only some rows read, at clipped edges, are in
 * the loops around it, which check each row.
 */
export function weightsTile<T>(
  ranges: usize, image: usize, rowStep: usize, step: usize, panel: usize, panelRowStep: usize, tile: usize,
): void {
  let s00 = v128.load(tile), s01 = v128.load(tile, 16);
  let s10 = v128.load(tile, 32), s11 = v128.load(tile, 48);
  let s20 = v128.load(tile, 64), s21 = v128.load(tile, 80);
  let s30 = v128.load(tile, 96), s31 = v128.load(tile, 112);
  let firstY = i32.MAX_VALUE, endY = 0;
  for (let r: usize = 0; r < 4; r++) {
    firstY = min(firstY, load<i32>(ranges + r * rowRange, 4));
    endY = max(endY, load<i32>(ranges + r * rowRange, 8));
  }
  for (let y = firstY; y < endY; y++) {
    const panelRow = panel + <usize>y * panelRowStep;
    const down = image + <usize>y * rowStep;
    const first0 = firstSeen(ranges + 0 * rowRange, y), end0 = endSeen(ranges + 0 * rowRange, y);
    const first1 = firstSeen(ranges + 1 * rowRange, y), end1 = endSeen(ranges + 1 * rowRange, y);
    const first2 = firstSeen(ranges + 2 * rowRange, y), end2 = endSeen(ranges + 2 * rowRange, y);
    const first3 = firstSeen(ranges + 3 * rowRange, y), end3 = endSeen(ranges + 3 * rowRange, y);
    const row0 = load<usize>(ranges + 0 * rowRange) + down;
    const row1 = load<usize>(ranges + 1 * rowRange) + down;
    const row2 = load<usize>(ranges + 2 * rowRange) + down;
    const row3 = load<usize>(ranges + 3 * rowRange) + down;
    const first = min(min(first0, first1), min(first2, first3)), end = max(max(end0, end1), max(end2, end3));
    const inner = max(max(first0, first1), max(first2, first3));
    const innerEnd = max(inner, min(min(end0, end1), min(end2, end3)));
    for (let ox = first; ox < min(inner, end); ox++) {
      const at = <usize>ox * step;
      const b0 = v128.load(panelRow + <usize>ox * 32), b1 = v128.load(panelRow + <usize>ox * 32, 16);
      if (ox >= first0 && ox < end0) {
        const x = v128.load_splat<T>(row0 + at);
        s00 = multiplyAdd<T>(s00, x, b0);
        s01 = multiplyAdd<T>(s01, x, b1);
      }
      if (ox >= first1 && ox < end1) {
        const x = v128.load_splat<T>(row1 + at);
        s10 = multiplyAdd<T>(s10, x, b0);
        s11 = multiplyAdd<T>(s11, x, b1);
      }
      if (ox >= first2 && ox < end2) {
        const x = v128.load_splat<T>(row2 + at);
        s20 = multiplyAdd<T>(s20, x, b0);
        s21 = multiplyAdd<T>(s21, x, b1);
      }
      if (ox >= first3 && ox < end3) {
        const x = v128.load_splat<T>(row3 + at);
        s30 = multiplyAdd<T>(s30, x, b0);
        s31 = multiplyAdd<T>(s31, x, b1);
      }
    }
    let count = innerEnd - inner;
    const at = <usize>inner * step;
    let a0 = row0 + at, a1 = row1 + at, a2 = row2 + at, a3 = row3 + at, b = panelRow + <usize>inner * 32;
    while (count > 0) {
      const b0 = v128.load(b), b1 = v128.load(b, 16);
      let x = v128.load_splat<T>(a0);
      s00 = multiplyAdd<T>(s00, x, b0);
      s01 = multiplyAdd<T>(s01, x, b1);
      x = v128.load_splat<T>(a1);
      s10 = multiplyAdd<T>(s10, x, b0);
      s11 = multiplyAdd<T>(s11, x, b1);
      x = v128.load_splat<T>(a2);
      s20 = multiplyAdd<T>(s20, x, b0);
      s21 = multiplyAdd<T>(s21, x, b1);
      x = v128.load_splat<T>(a3);
      s30 = multiplyAdd<T>(s30, x, b0);
      s31 = multiplyAdd<T>(s31, x, b1);
      a0 += step;
      a1 += step;
      a2 += step;
      a3 += step;
      b += 32;
      count--;
    }
    for (let ox = innerEnd; ox < end; ox++) {
      const at = <usize>ox * step;
      const b0 = v128.load(panelRow + <usize>ox * 32), b1 = v128.load(panelRow + <usize>ox * 32, 16);
      if (ox >= first0 && ox < end0) {
        const x = v128.load_splat<T>(row0 + at);
        s00 = multiplyAdd<T>(s00, x, b0);
        s01 = multiplyAdd<T>(s01, x, b1);
      }
      if (ox >= first1 && ox < end1) {
        const x = v128.load_splat<T>(row1 + at);
        s10 = multiplyAdd<T>(s10, x, b0);
        s11 = multiplyAdd<T>(s11, x, b1);
      }
      if (ox >= first2 && ox < end2) {
        const x = v128.load_splat<T>(row2 + at);
        s20 = multiplyAdd<T>(s20, x, b0);
        s21 = multiplyAdd<T>(s21, x, b1);
      }
      if (ox >= first3 && ox < end3) {
        const x = v128.load_splat<T>(row3 + at);
        s30 = multiplyAdd<T>(s30, x, b0);
        s31 = multiplyAdd<T>(s31, x, b1);
      }
    }
  }
  v128.store(tile, s00), v128.store(tile, s01, 16);
  v128.store(tile, s10, 32), v128.store(tile, s11, 48);
  v128.store(tile, s20, 64), v128.store(tile, s21, 80);
  v128.store(tile, s30, 96), v128.store(tile, s31, 112);
}

/**
 * The same if all four rows read the same pixels, as without padding, or within a tap of many channels: between the rows of
 * the image only pointers change.
 */
export function plainWeightsTile<T>(
  ranges: usize, image: usize, rowStep: usize, step: usize, panel: usize, panelRowStep: usize, tile: usize,
): void {
  let s00 = v128.load(tile), s01 = v128.load(tile, 16);
  let s10 = v128.load(tile, 32), s11 = v128.load(tile, 48);
  let s20 = v128.load(tile, 64), s21 = v128.load(tile, 80);
  let s30 = v128.load(tile, 96), s31 = v128.load(tile, 112);
  const firstY = load<i32>(ranges, 4), firstX = load<i32>(ranges, 12), width = load<i32>(ranges, 16) - firstX;
  let rows = width > 0 ? load<i32>(ranges, 8) - firstY : 0;
  const shift = image + <usize>firstY * rowStep + <usize>firstX * step;
  let row0 = load<usize>(ranges) + shift;
  let row1 = load<usize>(ranges + 1 * rowRange) + shift;
  let row2 = load<usize>(ranges + 2 * rowRange) + shift;
  let row3 = load<usize>(ranges + 3 * rowRange) + shift;
  let panelRow = panel + <usize>firstY * panelRowStep + <usize>firstX * 32;
  for (; rows > 0; rows--) {
    let a0 = row0, a1 = row1, a2 = row2, a3 = row3, b = panelRow;
    let count = width;
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
      a0 += step;
      a1 += step;
      a2 += step;
      a3 += step;
      if (count == 1) break;
      const b01 = v128.load(b, 32), b11 = v128.load(b, 48);
      x = v128.load_splat<T>(a0);
      s00 = multiplyAdd<T>(s00, x, b01);
      s01 = multiplyAdd<T>(s01, x, b11);
      x = v128.load_splat<T>(a1);
      s10 = multiplyAdd<T>(s10, x, b01);
      s11 = multiplyAdd<T>(s11, x, b11);
      x = v128.load_splat<T>(a2);
      s20 = multiplyAdd<T>(s20, x, b01);
      s21 = multiplyAdd<T>(s21, x, b11);
      x = v128.load_splat<T>(a3);
      s30 = multiplyAdd<T>(s30, x, b01);
      s31 = multiplyAdd<T>(s31, x, b11);
      a0 += step;
      a1 += step;
      a2 += step;
      a3 += step;
      b += 64;
      count -= 2;
    }
    row0 += rowStep;
    row1 += rowStep;
    row2 += rowStep;
    row3 += rowStep;
    panelRow += panelRowStep;
  }
  v128.store(tile, s00), v128.store(tile, s01, 16);
  v128.store(tile, s10, 32), v128.store(tile, s11, 48);
  v128.store(tile, s20, 64), v128.store(tile, s21, 80);
  v128.store(tile, s30, 96), v128.store(tile, s31, 112);
}

/** The first pixel in row y that a row of the kernel reads; 0 if it reads none. */
@inline
function firstSeen(range: usize, y: i32): i32 {
  return y >= load<i32>(range, 4) && y < load<i32>(range, 8) ? load<i32>(range, 12) : 0;
}

@inline
function endSeen(range: usize, y: i32): i32 {
  return y >= load<i32>(range, 4) && y < load<i32>(range, 8) ? load<i32>(range, 16) : 0;
}
