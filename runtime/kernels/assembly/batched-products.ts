// A matrix product for each slice of two tensors. Steps are in numbers: from block to block (a block is one row of the
// batch), from slice to slice and from row to row of a matrix.
import { product } from "./parts/product";
import { matrixProductTransposedLeft } from "./weights-gradient";

/**
 * output[n, s, r, c] = Σᵢ left[n, s, r, i] · right[n, s, i, c], i ascending from zero, for blocks `from` ≤ n < `to`.
 * Scratch: see `productScratch`.
 */
export function batchedProduct<T>(
  left: usize, leftBlock: i32, leftSlice: i32, leftStep: i32, right: usize, rightBlock: i32, rightSlice: i32, rightStep: i32,
  output: usize, outputBlock: i32, outputSlice: i32, outputStep: i32, from: i32, to: i32, slices: i32,
  rows: i32, inner: i32, columns: i32, scratch: usize,
): void {
  const size = sizeof<T>();
  for (let n = from; n < to; n++) {
    for (let s = 0; s < slices; s++) {
      product<T>(
        left + <usize>(n * leftBlock + s * leftSlice) * size, leftStep * size,
        right + <usize>(n * rightBlock + s * rightSlice) * size, rightStep * size, false, 0, false,
        output + <usize>(n * outputBlock + s * outputSlice) * size, outputStep * size, 0, rows, inner, columns, scratch,
      );
    }
  }
}

/** output[n, s, r, c] = Σᵢ left[n, s, r, i] · right[n, s, c, i], i ascending from zero, for blocks `from` ≤ n < `to`. */
export function batchedProductTransposedRight<T>(
  left: usize, leftBlock: i32, leftSlice: i32, leftStep: i32, right: usize, rightBlock: i32, rightSlice: i32, rightStep: i32,
  output: usize, outputBlock: i32, outputSlice: i32, outputStep: i32, from: i32, to: i32, slices: i32,
  rows: i32, inner: i32, columns: i32, scratch: usize,
): void {
  const size = sizeof<T>();
  for (let n = from; n < to; n++) {
    for (let s = 0; s < slices; s++) {
      product<T>(
        left + <usize>(n * leftBlock + s * leftSlice) * size, leftStep * size,
        right + <usize>(n * rightBlock + s * rightSlice) * size, rightStep * size, true, 0, false,
        output + <usize>(n * outputBlock + s * outputSlice) * size, outputStep * size, 0, rows, inner, columns, scratch,
      );
    }
  }
}

/** output[n, s, r, c] = Σᵢ left[n, s, i, r] · right[n, s, i, c], i ascending from zero, for blocks `from` ≤ n < `to`. */
export function batchedProductTransposedLeft<T>(
  left: usize, leftBlock: i32, leftSlice: i32, leftStep: i32, right: usize, rightBlock: i32, rightSlice: i32, rightStep: i32,
  output: usize, outputBlock: i32, outputSlice: i32, outputStep: i32, from: i32, to: i32, slices: i32,
  rows: i32, inner: i32, columns: i32, scratch: usize,
): void {
  const size = sizeof<T>();
  for (let n = from; n < to; n++) {
    for (let s = 0; s < slices; s++) {
      matrixProductTransposedLeft<T>(
        left + <usize>(n * leftBlock + s * leftSlice) * size, leftStep,
        right + <usize>(n * rightBlock + s * rightSlice) * size, rightStep,
        output + <usize>(n * outputBlock + s * outputSlice) * size, outputStep, 0, rows, inner, columns, scratch,
      );
    }
  }
}
