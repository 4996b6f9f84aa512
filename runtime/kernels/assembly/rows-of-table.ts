// The rows of a table by their indices (embeddings), and the gradient of the table.
import { lanes, loadUpTo, storeUpTo } from "./parts/lanes";

@inline
/** The index at a position, or −1 if it is not a whole number from 0 to below `count`. */
function rowAt<T>(indices: usize, position: i32, count: i32): i32 {
  const index = <f64>load<T>(indices + <usize>position * sizeof<T>());
  return index >= 0 && index < <f64>count && Math.floor(index) == index ? <i32>index : -1;
}

/** output[p, i] = table[indices[p], i] for `from` ≤ p < `to`; NaN for an index that the table does not have. */
export function gatherRows<T>(
  indices: usize, table: usize, count: i32, size: i32, output: usize, from: i32, to: i32,
): void {
  const width = <usize>size * sizeof<T>();
  for (let p = from; p < to; p++) {
    const row = rowAt<T>(indices, p, count), at = output + <usize>p * width;
    if (row >= 0) memory.copy(at, table + <usize>row * width, width);
    else for (let i = 0; i < size; i++) store<T>(at + <usize>i * sizeof<T>(), <T>NaN);
  }
}

/** output[k, i] = Σ values[p, i] over the p with indices[p] = k, p ascending from 0, for `from` ≤ k < `to`. */
export function scatterRows<T>(
  indices: usize, positions: i32, values: usize, count: i32, size: i32, output: usize, from: i32, to: i32,
): void {
  const width = <usize>size * sizeof<T>();
  memory.fill(output + <usize>from * width, 0, <usize>(to - from) * width);
  for (let p = 0; p < positions; p++) {
    const row = rowAt<T>(indices, p, count);
    if (row < from || row >= to) continue;
    const at = output + <usize>row * width, value = values + <usize>p * width;
    for (let i = 0; i < size; i += lanes<T>()) {
      const offset = <usize>i * sizeof<T>();
      storeUpTo<T>(at + offset, v128.add<T>(loadUpTo<T>(at + offset, size - i), loadUpTo<T>(value + offset, size - i)), size - i);
    }
  }
}
