import { all, lanes } from "./parts/lanes";
import { packColumns } from "./parts/pack";
import { panelTerms } from "./parts/product";
import { shortProduct } from "./parts/short-product";
import { copyTile, descendTile, tileBytes, tileColumns } from "./parts/tile";
import { transposeBlock } from "./parts/transpose";
import { nowhere, windowSlots, windowTile } from "./parts/window-tile";

/** Bytes of a block of columns of a, which is transposed once and stays in the cache for every panel of b: 48 kB. */
const blockBytes = 49152;

/** Up to this number of terms the transposition costs more than it saves (measured). */
const shortSum = 128;

/** The same limit if the elements of a column of a are a multiple of 4 kB apart and map to the same set of the L1 cache. */
const shortCrowdedSum = 64;

/**
 * output[i, u] = Σᵣ a[r, i] · b[r, u], r ascending below `inner`, for rows `from` ≤ i < `to` of the output: a transposed
 * times b, the gradient of dense weights.
 */
export function matrixProductTransposedLeft<T>(
  a: usize, aStep: i32, b: usize, bStep: i32, output: usize, outputStep: i32,
  from: i32, to: i32, inner: i32, columns: i32, scratch: usize,
): void {
  walk<T>(a, aStep, b, bStep, output, outputStep, from, to, inner, columns, false, <T>0, scratch);
}

/**
 * weights[i, u] ← weights[i, u] − (learningRate · Σᵣ a[r, i] · b[r, u]) for `from` ≤ i < `to`: stochastic gradient
 * descent without a buffer for the gradient.
 */
export function descendByProduct<T>(
  a: usize, aStep: i32, b: usize, bStep: i32, weights: usize, weightsStep: i32,
  from: i32, to: i32, inner: i32, columns: i32, learningRate: T, scratch: usize,
): void {
  walk<T>(a, aStep, b, bStep, weights, weightsStep, from, to, inner, columns, true, learningRate, scratch);
}

/**
 * Scratch, with n the terms in a panel (all terms if the sums go into a descent step): 192 bytes, n · 32 for the panel of
 * b, 48 kB or four rows of n elements for the block of a.
 */
function walk<T>(
  a: usize, aNumbers: i32, b: usize, bNumbers: i32, output: usize, outputNumbers: i32,
  from: i32, to: i32, inner: i32, columns: i32, descend: bool, learningRate: T, tile: usize,
): void {
  if ((inner <= shortSum && (aNumbers & 1023) != 0) || inner <= shortCrowdedSum) {
    shortProduct<T>(
      a, aNumbers, b, bNumbers, output, outputNumbers, from, to, inner, columns, descend, learningRate, tile,
    );
    return;
  }
  const size = sizeof<T>();
  const aStep = <usize>aNumbers * size, bStep = <usize>bNumbers * size, outputStep = <usize>outputNumbers * size;
  const most = descend ? inner : min(inner, panelTerms<T>() / 2);
  const blockRows = max(4, (blockBytes / (most * size)) & ~3);
  const zeros = tile + tileBytes + windowSlots, panel = zeros + 32, block = panel + most * 32;
  v128.store(zeros, all<T>(0));
  v128.store(zeros, all<T>(0), 16);
  for (let k = 0; k < inner; k += most) {
    const count = min(inner - k, most);
    for (let i = from; i < to; i += blockRows) {
      const rows = min(to - i, blockRows);
      transposeBlock<T>(a + k * aStep + <usize>i * size, aStep, count, rows, block, <usize>count * size);
      for (let u = 0; u < columns; u += tileColumns<T>()) {
        packColumns<T>(b + k * bStep + <usize>u * size, bStep, count, columns - u, panel);
        const out = output + i * outputStep + <usize>u * size;
        const width = min(columns - u, tileColumns<T>());
        blockOfProduct<T>(block, count, rows, panel, out, outputStep, width, k == 0, descend, learningRate, tile);
      }
    }
  }
}

/** The tiles of one block and one panel. */
function blockOfProduct<T>(
  block: usize, count: i32, blockHeight: i32, panel: usize, output: usize, outputStep: usize, width: i32,
  first: bool, descend: bool, learningRate: T, tile: usize,
): void {
  const slots = tile + tileBytes, zeros = slots + windowSlots, step = <usize>count * sizeof<T>();
  for (let r = 0; r < blockHeight; r += 4) {
    const rows = min(blockHeight - r, 4);
    const row = block + r * step, out = output + r * outputStep;
    const into = descend ? tile : out, intoStep: usize = descend ? 32 : outputStep;
    for (let i = 0; i < 4; i++) {
      store<usize>(slots + i * 4, i < rows ? row + i * step : row);
      store<usize>(slots + i * 4, i < rows ? into + i * intoStep : nowhere, 16);
    }
    let start = zeros, startStep: usize = 0;
    if (!first) {
      copyTile<T>(out, outputStep, tile, 32, rows, width);
      start = tile;
      startStep = 32;
    }
    windowTile<T>(slots, panel, 1, 0, 0, 1, 0, 0, count, start, startStep, descend ? 2 * lanes<T>() : width);
    if (descend) descendTile<T>(tile, out, outputStep, rows, width, learningRate);
  }
}
