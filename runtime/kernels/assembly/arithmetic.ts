import { lanes, loadUpTo, storeUpTo } from "./parts/lanes";

/** output[i] = a + b for `from` ≤ i < `to`. */
export function add<T>(left: usize, right: usize, output: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const a = loadUpTo<T>(left + at, to - i), b = loadUpTo<T>(right + at, to - i);
    storeUpTo<T>(output + at, v128.add<T>(a, b), to - i);
  }
}

/** output[i] = a − b for `from` ≤ i < `to`. */
export function subtract<T>(left: usize, right: usize, output: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const a = loadUpTo<T>(left + at, to - i), b = loadUpTo<T>(right + at, to - i);
    storeUpTo<T>(output + at, v128.sub<T>(a, b), to - i);
  }
}

/** output[i] = a · b for `from` ≤ i < `to`. */
export function multiply<T>(left: usize, right: usize, output: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const a = loadUpTo<T>(left + at, to - i), b = loadUpTo<T>(right + at, to - i);
    storeUpTo<T>(output + at, v128.mul<T>(a, b), to - i);
  }
}

/** output[i] = a / b for `from` ≤ i < `to`. */
export function divide<T>(left: usize, right: usize, output: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const a = loadUpTo<T>(left + at, to - i), b = loadUpTo<T>(right + at, to - i);
    storeUpTo<T>(output + at, v128.div<T>(a, b), to - i);
  }
}

/** output[i] = b where a < b, else a for `from` ≤ i < `to`. */
export function maximum<T>(left: usize, right: usize, output: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const a = loadUpTo<T>(left + at, to - i), b = loadUpTo<T>(right + at, to - i);
    storeUpTo<T>(output + at, v128.pmax<T>(a, b), to - i);
  }
}

/** output[i] = x + scalar for `from` ≤ i < `to`. */
export function addScalar<T>(input: usize, scalar: T, output: usize, from: i32, to: i32): void {
  const s = v128.splat<T>(scalar);
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    storeUpTo<T>(output + at, v128.add<T>(x, s), to - i);
  }
}

/** output[i] = x − scalar for `from` ≤ i < `to`. */
export function subtractScalar<T>(input: usize, scalar: T, output: usize, from: i32, to: i32): void {
  const s = v128.splat<T>(scalar);
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    storeUpTo<T>(output + at, v128.sub<T>(x, s), to - i);
  }
}

/** output[i] = x · scalar for `from` ≤ i < `to`. */
export function multiplyScalar<T>(input: usize, scalar: T, output: usize, from: i32, to: i32): void {
  const s = v128.splat<T>(scalar);
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    storeUpTo<T>(output + at, v128.mul<T>(x, s), to - i);
  }
}

/** output[i] = x / scalar for `from` ≤ i < `to`. */
export function divideScalar<T>(input: usize, scalar: T, output: usize, from: i32, to: i32): void {
  const s = v128.splat<T>(scalar);
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    storeUpTo<T>(output + at, v128.div<T>(x, s), to - i);
  }
}

/** output[i] = scalar − x for `from` ≤ i < `to`. */
export function subtractFromScalar<T>(input: usize, scalar: T, output: usize, from: i32, to: i32): void {
  const s = v128.splat<T>(scalar);
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    storeUpTo<T>(output + at, v128.sub<T>(s, x), to - i);
  }
}

/** output[i] = scalar / x for `from` ≤ i < `to`. */
export function divideIntoScalar<T>(input: usize, scalar: T, output: usize, from: i32, to: i32): void {
  const s = v128.splat<T>(scalar);
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const x = loadUpTo<T>(input + at, to - i);
    storeUpTo<T>(output + at, v128.div<T>(s, x), to - i);
  }
}
