import { copyNumbers } from "./parts/lanes";
import { transposeBlock } from "./parts/transpose";

/**
 * output[n, j, i, k] = input[n, i, j, k] for blocks `from` ≤ n < `to`, i below `first`, j below `second`, k below `run`:
 * two axes of a tensor change places.
 */
export function swapAxes<T>(
  input: usize, output: usize, first: i32, second: i32, run: i32, from: i32, to: i32,
): void {
  const size = sizeof<T>();
  for (let n = from; n < to; n++) {
    const block = <usize>(n * first * second * run) * size;
    const source = input + block, result = output + block;
    if (run == 1) {
      transposeBlock<T>(source, <usize>second * size, first, second, result, <usize>first * size);
      continue;
    }
    const length = <usize>run * size;
    for (let j = 0; j < second; j++) {
      for (let i = 0; i < first; i++) {
        copyNumbers<T>(source + <usize>(i * second + j) * length, result + <usize>(j * first + i) * length, run);
      }
    }
  }
}
