import { all, lanes, loadUpTo, storeUpTo } from "./parts/lanes";
import { throughRelu, throughSigmoid, throughTanh } from "./parts/slopes";

/** result[i] = upstream where the layer's output is above 0, else 0, for `from` ≤ i < `to`. */
export function reluGradient<T>(output: usize, upstream: usize, result: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const y = loadUpTo<T>(output + at, to - i), g = loadUpTo<T>(upstream + at, to - i);
    storeUpTo<T>(result + at, throughRelu<T>(y, g), to - i);
  }
}

/** result[i] = upstream · (y · (1 − y)), y the layer's output, for `from` ≤ i < `to`. */
export function sigmoidGradient<T>(output: usize, upstream: usize, result: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const y = loadUpTo<T>(output + at, to - i), g = loadUpTo<T>(upstream + at, to - i);
    storeUpTo<T>(result + at, throughSigmoid<T>(y, g), to - i);
  }
}

/** result[i] = upstream · (1 − y · y), y the layer's output, for `from` ≤ i < `to`. */
export function hyperbolicTangentGradient<T>(output: usize, upstream: usize, result: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const y = loadUpTo<T>(output + at, to - i), g = loadUpTo<T>(upstream + at, to - i);
    storeUpTo<T>(result + at, throughTanh<T>(y, g), to - i);
  }
}

/** result[i] = upstream where the layer's output is above 0, else negativeSlope · upstream, for `from` ≤ i < `to`. */
export function leakyReluGradient<T>(output: usize, upstream: usize, result: usize, negativeSlope: T, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const y = loadUpTo<T>(output + at, to - i), g = loadUpTo<T>(upstream + at, to - i);
    storeUpTo<T>(result + at, v128.bitselect(g, v128.mul<T>(v128.splat<T>(negativeSlope), g), v128.gt<T>(y, all<T>(0))), to - i);
  }
}
