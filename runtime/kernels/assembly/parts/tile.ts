// The register block of every matrix product: 4 rows × 2 vectors of outputs (float32: 4 × 8, float64: 4 × 4), eight
// accumulators, each the ascending sum of one vector of outputs. More of them would spill the registers, and so does
// plain unrolling, because V8 moves the terms of several k together: the branches between them keep them apart.
//
// The right factor comes packed: `panel[k]` is 32 bytes.
import { loadPart, multiplyAdd, storePart } from "./lanes";

/** Columns of a tile: 8 of float32, 4 of float64. */
@inline
export function tileColumns<T>(): i32 {
  return 32 / sizeof<T>();
}

/** Bytes of a tile. */
export const tileBytes: usize = 128;

/**
 * The left factor is read down its columns: output[r, u] = start[r, u] + Σₖ a[k, r] · panel[k, u], the four r side by side
 * and `aStep` bytes from k to k + 1, k ascending below `count`. A `startStep` of 0 starts every row from the same numbers.
 * `slots` holds the addresses of a, panel, start and output, and the three steps: see windowTile for the reason.
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
  v128.store(output, s00), v128.store(output, s01, 16);
  output += outputStep;
  v128.store(output, s10), v128.store(output, s11, 16);
  output += outputStep;
  v128.store(output, s20), v128.store(output, s21, 16);
  output += outputStep;
  v128.store(output, s30), v128.store(output, s31, 16);
}

/** Copies `rows` × `columns` numbers; a tile at the edge of a matrix is computed whole and copied in part. */
export function copyTile<T>(
  from: usize, fromStep: usize, to: usize, toStep: usize, rows: i32, columns: i32,
): void {
  for (let row = 0; row < rows; row++) {
    storePart<T>(to, loadPart<T>(from, columns), columns);
    const rest = columns - 16 / sizeof<T>();
    if (rest > 0) storePart<T>(to + 16, loadPart<T>(from + 16, rest), rest);
    from += fromStep;
    to += toStep;
  }
}

/** weights ← weights − (learningRate · tile), in the part of the tile that is there. */
export function descendTile<T>(
  tile: usize, weights: usize, step: usize, rows: i32, columns: i32, learningRate: T,
): void {
  const rate = v128.splat<T>(learningRate);
  const rest = columns - 16 / sizeof<T>();
  for (let row = 0; row < rows; row++) {
    const w0 = loadPart<T>(weights, columns);
    storePart<T>(weights, v128.sub<T>(w0, v128.mul<T>(rate, v128.load(tile))), columns);
    if (rest > 0) {
      const w1 = loadPart<T>(weights + 16, rest);
      storePart<T>(weights + 16, v128.sub<T>(w1, v128.mul<T>(rate, v128.load(tile, 16))), rest);
    }
    tile += 32;
    weights += step;
  }
}
