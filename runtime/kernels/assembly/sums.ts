import { all, lanes, loadPart, storePart } from "./parts/lanes";
import { sumFourRows } from "./parts/four-rows";

/** output[c] = Σᵣ input[r, c], r ascending below `rows`, for `from` ≤ c < `to`. */
export function sumColumns<T>(input: usize, rows: i32, columns: i32, output: usize, from: i32, to: i32): void {
  sumsOfColumns<T>(false, input, input, rows, columns, output, from, to);
}

/** output[c] = Σᵣ left[r, c] · right[r, c], r ascending below `rows`, for `from` ≤ c < `to`. */
export function sumColumnProducts<T>(
  left: usize, right: usize, rows: i32, columns: i32, output: usize, from: i32, to: i32,
): void {
  sumsOfColumns<T>(true, left, right, rows, columns, output, from, to);
}

@inline
function sumsOfColumns<T>(
  products: bool, left: usize, right: usize, rows: i32, columns: i32, output: usize, from: i32, to: i32,
): void {
  const step = <usize>columns * sizeof<T>();
  let c = from;
  for (; c + 4 * lanes<T>() <= to; c += 4 * lanes<T>()) {
    let a = left + <usize>c * sizeof<T>(), b = right + <usize>c * sizeof<T>();
    let s0 = all<T>(0), s1 = all<T>(0), s2 = all<T>(0), s3 = all<T>(0);
    for (let r = 0; r < rows; r++) {
      s0 = v128.add<T>(s0, term<T>(products, a, b));
      s1 = v128.add<T>(s1, term<T>(products, a + 16, b + 16));
      s2 = v128.add<T>(s2, term<T>(products, a + 32, b + 32));
      s3 = v128.add<T>(s3, term<T>(products, a + 48, b + 48));
      a += step;
      b += step;
    }
    const out = output + <usize>c * sizeof<T>();
    v128.store(out, s0), v128.store(out, s1, 16), v128.store(out, s2, 32), v128.store(out, s3, 48);
  }
  // At most four vectors remain, two per iteration. Full vectors may read into the next row, except in the last rows.
  for (; c < to; c += 2 * lanes<T>()) {
    let a = left + <usize>c * sizeof<T>(), b = right + <usize>c * sizeof<T>();
    let s0 = all<T>(0), s1 = all<T>(0);
    const there = to - c, last = max(0, rows - <i32>((32 + step - 1) / step));
    for (let r = 0; r < last; r++) {
      s0 = v128.add<T>(s0, term<T>(products, a, b));
      s1 = v128.add<T>(s1, term<T>(products, a + 16, b + 16));
      a += step;
      b += step;
    }
    for (let r = last; r < rows; r++) {
      s0 = v128.add<T>(s0, termUpTo<T>(products, a, b, there));
      s1 = v128.add<T>(s1, termUpTo<T>(products, a + 16, b + 16, there - lanes<T>()));
      a += step;
      b += step;
    }
    const out = output + <usize>c * sizeof<T>();
    storePart<T>(out, s0, there);
    storePart<T>(out + 16, s1, there - lanes<T>());
  }
}

@inline
function term<T>(products: bool, a: usize, b: usize): v128 {
  return products ? v128.mul<T>(v128.load(a), v128.load(b)) : v128.load(a);
}

@inline
function termUpTo<T>(products: bool, a: usize, b: usize, count: i32): v128 {
  return products ? v128.mul<T>(loadPart<T>(a, count), loadPart<T>(b, count)) : loadPart<T>(a, count);
}

/** output[r] = Σᵢ input[r, i] for rows `from` ≤ r < `to`, i ascending, in float64 and rounded once. Scratch: 32 bytes. */
export function sumLast<T>(input: usize, columns: i32, output: usize, from: i32, to: i32, scratch: usize): void {
  for (let r = from; r < to; r += 4) {
    sumFourRows<T, f64>(input, columns, r, to, scratch);
    for (let i = 0; i < min(to - r, 4); i++) {
      store<T>(output + <usize>(r + i) * sizeof<T>(), <T>load<f64>(scratch + <usize>i * 8));
    }
  }
}

/** Σᵢ input[i], i ascending below `count`, in float64, not rounded: one accumulator, as in the definition. */
export function sumAll<T>(input: usize, count: i32): f64 {
  let sum: f64 = 0;
  for (let i = 0; i < count; i++) sum += <f64>load<T>(input + <usize>i * sizeof<T>());
  return sum;
}

/** 1 if an element in `from` … `to` is NaN or its absolute value is greater than `limit`, else 0. */
export function anyBeyond<T>(input: usize, limit: T, from: i32, to: i32): i32 {
  const most = v128.splat<T>(limit);
  let within = i32x4.splat(-1);
  let i = from;
  for (; i + 2 * lanes<T>() <= to; i += 2 * lanes<T>()) {
    const at = input + <usize>i * sizeof<T>();
    const both = v128.and(v128.le<T>(v128.abs<T>(v128.load(at)), most), v128.le<T>(v128.abs<T>(v128.load(at, 16)), most));
    within = v128.and(within, both);
  }
  for (; i < to; i++) {
    const x = v128.load_splat<T>(input + <usize>i * sizeof<T>());
    within = v128.and(within, v128.le<T>(v128.abs<T>(x), most));
  }
  return v128.all_true<i32>(within) ? 0 : 1;
}
