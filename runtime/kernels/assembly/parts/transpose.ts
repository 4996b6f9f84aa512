import { lanes } from "./lanes";

/** to[i, k] = from[k, i] for k < `rows`, i < `columns`; steps in bytes. */
export function transposeBlock<T>(
  from: usize, fromStep: usize, rows: i32, columns: i32, to: usize, toStep: usize,
): void {
  const size = sizeof<T>(), width = lanes<T>();
  const wholeRows = rows & -width, wholeColumns = columns & -width;
  for (let k = 0; k < wholeRows; k += width) {
    const source = from + k * fromStep, result = to + <usize>k * size;
    for (let i = 0; i < wholeColumns; i += width) {
      if (sizeof<T>() == 8) transpose2(source + <usize>i * size, fromStep, result + i * toStep, toStep);
      else transpose4(source + <usize>i * size, fromStep, result + i * toStep, toStep);
    }
  }
  for (let k = 0; k < rows; k++) {
    const source = from + k * fromStep, result = to + <usize>k * size;
    for (let i = k < wholeRows ? wholeColumns : 0; i < columns; i++) {
      store<T>(result + i * toStep, load<T>(source + <usize>i * size));
    }
  }
}

@inline
/** Transposes two rows of two float64 elements. */
export function transpose2(from: usize, fromStep: usize, to: usize, toStep: usize): void {
  const x0 = v128.load(from), x1 = v128.load(from + fromStep);
  v128.store(to, v128.shuffle<f64>(x0, x1, 0, 2));
  v128.store(to + toStep, v128.shuffle<f64>(x0, x1, 1, 3));
}

@inline
/** Transposes four rows of four float32 elements. */
export function transpose4(from: usize, fromStep: usize, to: usize, toStep: usize): void {
  const x0 = v128.load(from), x1 = v128.load(from + fromStep);
  const x2 = v128.load(from + 2 * fromStep), x3 = v128.load(from + 3 * fromStep);
  const low01 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5), high01 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5), high23 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f64>(low01, low23, 0, 2));
  v128.store(to + toStep, v128.shuffle<f64>(low01, low23, 1, 3));
  v128.store(to + 2 * toStep, v128.shuffle<f64>(high01, high23, 0, 2));
  v128.store(to + 3 * toStep, v128.shuffle<f64>(high01, high23, 1, 3));
}
