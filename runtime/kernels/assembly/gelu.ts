import { erf } from "./parts/erf";
import { exp } from "./parts/exp";
import { all, lanes, loadUpTo, storeUpTo } from "./parts/lanes";

/** √½. */
const rootHalf: f64 = 0.7071067811865476;

/** output[i] = 1 + erf(√½ · x) for `from` ≤ i < `to`, the erf in float64 and rounded once. */
export function twiceNormal<T>(input: usize, output: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const scaled = v128.mul<T>(all<T>(rootHalf), loadUpTo<T>(input + at, to - i));
    storeUpTo<T>(output + at, v128.add<T>(all<T>(1), erf<T>(scaled)), to - i);
  }
}

/** output[i] = (½ · x) · n for `from` ≤ i < `to`, n twice the normal distribution at x. */
export function gelu<T>(input: usize, twice: usize, output: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const half = v128.mul<T>(all<T>(0.5), loadUpTo<T>(input + at, to - i));
    storeUpTo<T>(output + at, v128.mul<T>(half, loadUpTo<T>(twice + at, to - i)), to - i);
  }
}

/**
 * result[i] = (g · n) · ½ + ((g · (½ · x)) · (2 / √π · e^−(s · s))) · √½ for `from` ≤ i < `to`, s = √½ · x, x the input of gelu,
 * n twice the normal distribution there, g the upstream gradient.
 */
export function geluGradient<T>(input: usize, twice: usize, upstream: usize, result: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i), g = loadUpTo<T>(upstream + at, to - i);
    const scaled = v128.mul<T>(all<T>(rootHalf), x);
    const bell = v128.mul<T>(all<T>(1.1283791670955126), exp<T>(v128.neg<T>(v128.mul<T>(scaled, scaled))));
    const straight = v128.mul<T>(v128.mul<T>(g, loadUpTo<T>(twice + at, to - i)), all<T>(0.5));
    const bent = v128.mul<T>(v128.mul<T>(v128.mul<T>(g, v128.mul<T>(all<T>(0.5), x)), bell), all<T>(rootHalf));
    storeUpTo<T>(result + at, v128.add<T>(straight, bent), to - i);
  }
}
