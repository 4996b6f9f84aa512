import { all } from "./parts/lanes";
import { packColumns } from "./parts/pack";
import { columnsTile, copyTile, descendTile, tileBytes, tileColumns } from "./parts/tile";

/**
 * Rows of a that are summed before the next four columns: four columns of a row take a cache line, and these lines
 * should still be there for the columns beside them.
 */
const blockTerms = 256;

/**
 * output[i, u] = Σᵣ a[r, i] · b[r, u], r ascending below `inner`, for rows `from` ≤ i < `to` of the output: a transposed
 * times b, the gradient of dense weights.
 */
export function matrixProductTransposedLeft<T>(
  a: usize, aStep: i32, b: usize, bStep: i32, output: usize, outputStep: i32,
  from: i32, to: i32, inner: i32, columns: i32, scratch: usize,
): void {
  walk<T>(a, aStep, b, bStep, output, outputStep, from, to, inner, columns, blockTerms, <T>0, scratch);
}

/**
 * weights[i, u] ← weights[i, u] − (learningRate · Σᵣ a[r, i] · b[r, u]) for `from` ≤ i < `to`: stochastic gradient
 * descent without a buffer for the gradient.
 */
export function descendByProduct<T>(
  a: usize, aStep: i32, b: usize, bStep: i32, weights: usize, weightsStep: i32,
  from: i32, to: i32, inner: i32, columns: i32, learningRate: T, scratch: usize,
): void {
  walk<T>(a, aStep, b, bStep, weights, weightsStep, from, to, inner, columns, 0, learningRate, scratch);
}

/**
 * Scratch: a tile, its addresses, zeros, a panel of b (32 bytes a row) and four columns of a (16 or 32 bytes a row). `terms` is how
 * many rows a panel holds; 0 says all of them, and that the sums go into a step of descent.
 */
function walk<T>(
  a: usize, aNumbers: i32, b: usize, bNumbers: i32, output: usize, outputNumbers: i32,
  from: i32, to: i32, inner: i32, columns: i32, terms: i32, learningRate: T, tile: usize,
): void {
  const aStep = <usize>aNumbers * sizeof<T>(), bStep = <usize>bNumbers * sizeof<T>();
  const outputStep = <usize>outputNumbers * sizeof<T>();
  const descend = terms == 0;
  const most = descend ? inner : min(inner, terms);
  const slots = tile + tileBytes, zeros = slots + 32, panel = zeros + 32, edge = panel + most * 32;
  const full = from + ((to - from) & ~3);
  v128.store(zeros, all<T>(0));
  v128.store(zeros, all<T>(0), 16);
  for (let k = 0; k == 0 || k < inner; k += most) {
    const count = min(inner - k, most);
    const left = a + k * aStep;
    if (full < to) packEdge<T>(left + <usize>full * sizeof<T>(), aStep, count, to - full, edge);
    for (let u = 0; u < columns; u += tileColumns<T>()) {
      const width = min(columns - u, tileColumns<T>());
      packColumns<T>(b + k * bStep + <usize>u * sizeof<T>(), bStep, count, width, panel);
      for (let i = from; i < to; i += 4) {
        const rows = min(to - i, 4);
        const left4 = rows == 4 ? left + <usize>i * sizeof<T>() : edge;
        const left4Step = rows == 4 ? aStep : 4 * sizeof<T>();
        const out = output + i * outputStep + <usize>u * sizeof<T>();
        const inPlace = !descend && rows == 4 && width == tileColumns<T>();
        const into = inPlace ? out : tile, intoStep = inPlace ? outputStep : 32;
        if (k > 0 && !inPlace) copyTile<T>(out, outputStep, tile, 32, rows, width);
        store<usize>(slots, left4), store<usize>(slots, panel, 4);
        store<usize>(slots, k == 0 ? zeros : into, 8), store<usize>(slots, into, 12);
        store<usize>(slots, left4Step, 16), store<usize>(slots, k == 0 ? 0 : intoStep, 20);
        store<usize>(slots, intoStep, 24);
        columnsTile<T>(slots, count);
        if (descend) descendTile<T>(tile, out, outputStep, rows, width, learningRate);
        else if (!inPlace) copyTile<T>(tile, 32, out, outputStep, rows, width);
      }
    }
    if (most == 0) break;
  }
}

/** The last columns of a, fewer than four, as four with zeros: edge[k, 4]. */
function packEdge<T>(a: usize, step: usize, count: i32, columns: i32, edge: usize): void {
  for (let k = 0; k < count; k++) {
    for (let r = 0; r < 4; r++) store<T>(edge + <usize>r * sizeof<T>(), r < columns ? load<T>(a + <usize>r * sizeof<T>()) : <T>0);
    a += step;
    edge += 4 * sizeof<T>();
  }
}
