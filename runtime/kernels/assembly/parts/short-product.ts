import { columnsTile } from "./columns-tile";
import { all } from "./lanes";
import { packColumns } from "./pack";
import { copyTile, descendTile, tileBytes, tileColumns } from "./tile";
import { nowhere } from "./window-tile";

/**
 * A transposed times b (or the descent step by it) for short sums: the columns of a are read in place, which costs a cache
 * line for every four elements but no transposition. Scratch: 192 bytes, `inner` · 32 for the panel of b and `inner` · 4
 * elements for the last columns of a, if they are fewer than four.
 */
export function shortProduct<T>(
  a: usize, aNumbers: i32, b: usize, bNumbers: i32, output: usize, outputNumbers: i32,
  from: i32, to: i32, inner: i32, columns: i32, descend: bool, learningRate: T, tile: usize,
): void {
  const aStep = <usize>aNumbers * sizeof<T>(), bStep = <usize>bNumbers * sizeof<T>();
  const outputStep = <usize>outputNumbers * sizeof<T>();
  const slots = tile + tileBytes, zeros = slots + 32, panel = zeros + 32, edge = panel + inner * 32;
  const full = from + ((to - from) & ~3);
  v128.store(zeros, all<T>(0));
  v128.store(zeros, all<T>(0), 16);
  if (full < to) packEdge<T>(a + <usize>full * sizeof<T>(), aStep, inner, to - full, edge);
  store<usize>(slots, panel, 4), store<usize>(slots, zeros, 8), store<usize>(slots, 0, 20);
  for (let u = 0; u < columns; u += tileColumns<T>()) {
    const width = min(columns - u, tileColumns<T>());
    packColumns<T>(b + <usize>u * sizeof<T>(), bStep, inner, width, panel);
    for (let i = from; i < to; i += 4) {
      const rows = min(to - i, 4);
      const out = output + i * outputStep + <usize>u * sizeof<T>();
      const inPlace = rows == 4 && width == tileColumns<T>();
      store<usize>(slots, rows == 4 ? a + <usize>i * sizeof<T>() : edge);
      store<usize>(slots, rows == 4 ? aStep : 4 * sizeof<T>(), 16);
      store<usize>(slots, inPlace ? out : tile, 12), store<usize>(slots, inPlace ? outputStep : 32, 24);
      store<usize>(slots, descend && inPlace ? tile : nowhere, 28);
      if (inPlace) store<T>(tile, learningRate);
      columnsTile<T>(slots, inner);
      if (inPlace) continue;
      if (descend) descendTile<T>(tile, out, outputStep, rows, width, learningRate);
      else copyTile<T>(tile, 32, out, outputStep, rows, width);
    }
  }
}

/** Copies the last columns of a, fewer than four, padded with zeros to four: edge[k, 4]. */
function packEdge<T>(a: usize, step: usize, count: i32, columns: i32, edge: usize): void {
  for (let k = 0; k < count; k++) {
    for (let r = 0; r < 4; r++) store<T>(edge + <usize>r * sizeof<T>(), r < columns ? load<T>(a + <usize>r * sizeof<T>()) : <T>0);
    a += step;
    edge += 4 * sizeof<T>();
  }
}
