// A panel has the two vectors of columns of a tile, contiguous row by row: `[inner][8]` in float32. It is packed once and
// read by every tile of its columns from the L1 cache. Results of columns beyond the matrix are never stored.
import { all, lanes, loadPart } from "./lanes";
import { tileColumns } from "./tile";
import { transpose2, transpose4 } from "./transpose";

/** Packs columns of a row-major matrix: panel[k, u] = b[k, u], with `columns` valid columns, rows `step` bytes apart. */
export function packColumns<T>(b: usize, step: usize, count: i32, columns: i32, panel: usize): void {
  if (columns >= tileColumns<T>()) {
    for (let k = 0; k < count; k++) {
      v128.store(panel, v128.load(b));
      v128.store(panel, v128.load(b, 16), 16);
      b += step;
      panel += 32;
    }
    return;
  }
  // Two full vectors, although they read into the next row: columns beyond the matrix are never stored.
  const reaching = step > 0 ? <i32>((32 + step - 1) / step) : count;
  for (; count > reaching; count--) {
    v128.store(panel, v128.load(b));
    v128.store(panel, v128.load(b, 16), 16);
    b += step;
    panel += 32;
  }
  for (; count > 0; count--) {
    v128.store(panel, loadPart<T>(b, columns));
    v128.store(panel, loadPart<T>(b + 16, columns - lanes<T>()), 16);
    b += step;
    panel += 32;
  }
}

/** Packs rows as columns: panel[k, u] = b[u, k], with `columns` valid rows, `step` bytes apart, k ascending below `count`. */
export function packRows<T>(b: usize, step: usize, count: i32, columns: i32, panel: usize): void {
  const width = lanes<T>();
  packVectorOfRows<T>(b, step, count, columns, panel);
  packVectorOfRows<T>(b + width * step, step, count, columns - width, panel + 16);
}

function packVectorOfRows<T>(b: usize, step: usize, count: i32, columns: i32, panel: usize): void {
  const width = lanes<T>();
  let k = 0;
  if (columns >= width) {
    for (; k + width <= count; k += width) {
      if (sizeof<T>() == 8) transpose2(b, step, panel, 32);
      else transpose4(b, step, panel, 32);
      b += 16;
      panel += 32 * width;
    }
  }
  for (; k < count; k++) {
    v128.store(panel, all<T>(0));
    for (let u = 0; u < min(columns, width); u++) store<T>(panel + u * sizeof<T>(), load<T>(b + u * step));
    b += sizeof<T>();
    panel += 32;
  }
}
