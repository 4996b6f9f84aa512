// The loops over the tiles of a product of rows of `a` (contiguous along the sum) with panels of b.
import { all, lanes, loadPart } from "./lanes";
import { packColumns, packRows } from "./pack";
import { copyTile, tileBytes, tileColumns } from "./tile";
import { nowhere, windowSlots, windowTile } from "./window-tile";

@inline
/** The maximum number of terms of a sum in one panel (16 kB). The next panel continues from the partial sums in the output. */
export function panelTerms<T>(): i32 {
  return 2048 / sizeof<T>();
}

@inline
/**
 * output[r, u] = bias[u] + Σₖ a[r, k] · b[k, u] for from ≤ r < to (zero instead of the bias where `biased` is false).
 * If `transposed`, b is stored as [u, k]. Steps are in bytes from row to row.
 * `scratch` has a tile, the addresses of its rows, the start of a tile's rows and a panel: 192 bytes + 32 · min(inner, panelTerms).
 */
export function product<T>(
  a: usize, aStep: usize, b: usize, bStep: usize, transposed: bool, bias: usize, biased: bool,
  output: usize, outputStep: usize, from: i32, to: i32, inner: i32, columns: i32, scratch: usize,
): void {
  const start = scratch + tileBytes + windowSlots;
  const panel = start + 32;
  for (let u = 0; u < columns; u += tileColumns<T>()) {
    const width = min(columns - u, tileColumns<T>());
    const offset = <usize>u * sizeof<T>();
    v128.store(start, biased ? loadPart<T>(bias + offset, width) : all<T>(0));
    v128.store(start, biased ? loadPart<T>(bias + offset + 16, width - lanes<T>()) : all<T>(0), 16);
    for (let k = 0; k == 0 || k < inner; k += panelTerms<T>()) {
      const count = min(inner - k, panelTerms<T>());
      const terms = <usize>k * sizeof<T>();
      if (transposed) packRows<T>(b + u * bStep + terms, bStep, count, width, panel);
      else packColumns<T>(b + k * bStep + offset, bStep, count, width, panel);
      panelOfProduct<T>(a + terms, aStep, panel, count, k == 0, start, output + offset, outputStep, from, to, width, scratch);
    }
  }
}

/** The terms of one panel, for every row. The first panel starts from `start`, later ones from the output. */
export function panelOfProduct<T>(
  a: usize, aStep: usize, panel: usize, count: i32, first: bool, start: usize,
  output: usize, outputStep: usize, from: i32, to: i32, width: i32, scratch: usize,
): void {
  const slots = scratch + tileBytes;
  for (let r = from; r < to; r += 4) {
    const rows = min(to - r, 4);
    const row = a + r * aStep, out = output + r * outputStep;
    for (let i = 0; i < 4; i++) {
      store<usize>(slots + i * 4, i < rows ? row + i * aStep : row);
      store<usize>(slots + i * 4, i < rows ? out + i * outputStep : nowhere, 16);
    }
    let begin = start, beginStep: usize = 0;
    if (!first) {
      begin = out;
      beginStep = outputStep;
      if (rows < 4 || width < tileColumns<T>()) {
        copyTile<T>(out, outputStep, scratch, 32, rows, width);
        begin = scratch;
        beginStep = 32;
      }
    }
    windowTile<T>(slots, panel, 1, 0, 0, 1, 0, 0, count, begin, beginStep, width);
  }
}
