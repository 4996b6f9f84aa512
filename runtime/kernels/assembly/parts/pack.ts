// A panel is the two vectors of columns that a tile needs, row after row without gaps: `[inner][8]` in float32. It is
// packed once and read by every tile of its columns from the nearest cache. Missing columns are 0.
import { all, lanes, loadPart } from "./lanes";
import { tileColumns } from "./tile";

/** Packs columns of a row-major matrix: panel[k, u] = b[k, u], `columns` of them there, rows `step` bytes apart. */
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
  for (let k = 0; k < count; k++) {
    v128.store(panel, loadPart<T>(b, columns));
    v128.store(panel, loadPart<T>(b + 16, columns - lanes<T>()), 16);
    b += step;
    panel += 32;
  }
}

/** Packs rows as columns: panel[k, u] = b[u, k], `columns` rows there, `step` bytes apart, k ascending below `count`. */
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
      if (sizeof<T>() == 8) transpose2(b, step, panel);
      else transpose4(b, step, panel);
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

@inline
function transpose2(b: usize, step: usize, panel: usize): void {
  const x0 = v128.load(b), x1 = v128.load(b + step);
  v128.store(panel, v128.shuffle<f64>(x0, x1, 0, 2));
  v128.store(panel, v128.shuffle<f64>(x0, x1, 1, 3), 32);
}

@inline
function transpose4(b: usize, step: usize, panel: usize): void {
  const x0 = v128.load(b), x1 = v128.load(b + step), x2 = v128.load(b + 2 * step), x3 = v128.load(b + 3 * step);
  const low01 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5), high01 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5), high23 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7);
  v128.store(panel, v128.shuffle<f64>(low01, low23, 0, 2));
  v128.store(panel, v128.shuffle<f64>(low01, low23, 1, 3), 32);
  v128.store(panel, v128.shuffle<f64>(high01, high23, 0, 2), 64);
  v128.store(panel, v128.shuffle<f64>(high01, high23, 1, 3), 96);
}
