import { relu as positive, sigmoid as logistic, softplus as smoothPositive, tanh } from "./parts/activations";
import { exp } from "./parts/exp";
import { all, lanes, loadUpTo, storeUpTo } from "./parts/lanes";
import { log } from "./parts/log";

// The long formulas process two vectors per iteration: V8 rebuilds each constant in every iteration, and both vectors use it.

/** output[i] = e^x for `from` ≤ i < `to`. */
export function exponential<T>(input: usize, output: usize, from: i32, to: i32): void {
  let i = from;
  for (; i + 2 * lanes<T>() <= to; i += 2 * lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x0 = v128.load(input + at), x1 = v128.load(input + at, 16);
    v128.store(output + at, exp<T>(x0));
    v128.store(output + at, exp<T>(x1), 16);
  }
  for (; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    storeUpTo<T>(output + at, exp<T>(x), to - i);
  }
}

/** output[i] = ln x for `from` ≤ i < `to`. */
export function logarithm<T>(input: usize, output: usize, from: i32, to: i32): void {
  let i = from;
  for (; i + 2 * lanes<T>() <= to; i += 2 * lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x0 = v128.load(input + at), x1 = v128.load(input + at, 16);
    v128.store(output + at, log<T>(x0));
    v128.store(output + at, log<T>(x1), 16);
  }
  for (; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    storeUpTo<T>(output + at, log<T>(x), to - i);
  }
}

/** output[i] = tanh x for `from` ≤ i < `to`. */
export function hyperbolicTangent<T>(input: usize, output: usize, from: i32, to: i32): void {
  let i = from;
  for (; i + 2 * lanes<T>() <= to; i += 2 * lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x0 = v128.load(input + at), x1 = v128.load(input + at, 16);
    v128.store(output + at, tanh<T>(x0));
    v128.store(output + at, tanh<T>(x1), 16);
  }
  for (; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    storeUpTo<T>(output + at, tanh<T>(x), to - i);
  }
}

/** output[i] = 1 / (1 + e^−x) for `from` ≤ i < `to`. */
export function sigmoid<T>(input: usize, output: usize, from: i32, to: i32): void {
  let i = from;
  for (; i + 2 * lanes<T>() <= to; i += 2 * lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x0 = v128.load(input + at), x1 = v128.load(input + at, 16);
    v128.store(output + at, logistic<T>(x0));
    v128.store(output + at, logistic<T>(x1), 16);
  }
  for (; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    storeUpTo<T>(output + at, logistic<T>(x), to - i);
  }
}

/** output[i] = 0 where x < 0, else x for `from` ≤ i < `to`. */
export function relu<T>(input: usize, output: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    storeUpTo<T>(output + at, positive<T>(x), to - i);
  }
}

/** output[i] = (0 where x < 0, else x) + ln(1 + e^−|x|) for `from` ≤ i < `to`. */
export function softplus<T>(input: usize, output: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    storeUpTo<T>(output + at, smoothPositive<T>(x), to - i);
  }
}

/** output[i] = x · x for `from` ≤ i < `to`. */
export function square<T>(input: usize, output: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    storeUpTo<T>(output + at, v128.mul<T>(x, x), to - i);
  }
}

/** output[i] = √x for `from` ≤ i < `to`. */
export function squareRoot<T>(input: usize, output: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    storeUpTo<T>(output + at, v128.sqrt<T>(x), to - i);
  }
}

/** output[i] = −x for `from` ≤ i < `to`. */
export function negate<T>(input: usize, output: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    storeUpTo<T>(output + at, v128.neg<T>(x), to - i);
  }
}

/** output[i] = |x| for `from` ≤ i < `to`. */
export function absolute<T>(input: usize, output: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    storeUpTo<T>(output + at, v128.abs<T>(x), to - i);
  }
}

/** output[i] = negativeSlope · x where x < 0, else x. */
export function leakyRelu<T>(input: usize, output: usize, negativeSlope: T, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    const below = v128.mul<T>(v128.splat<T>(negativeSlope), x);
    storeUpTo<T>(output + at, v128.bitselect(below, x, v128.lt<T>(x, all<T>(0))), to - i);
  }
}
