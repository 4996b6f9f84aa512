import { all, lanes } from "./parts/lanes";
import { sumFourRows } from "./parts/four-rows";

/** output[c] = Σᵣ input[r, c], r ascending below `rows`, for `from` ≤ c < `to`. */
export function sumColumns<T>(input: usize, rows: i32, columns: i32, output: usize, from: i32, to: i32): void {
  const step = <usize>columns * sizeof<T>();
  let c = from;
  for (; c + 4 * lanes<T>() <= to; c += 4 * lanes<T>()) {
    let at = input + <usize>c * sizeof<T>();
    let s0 = all<T>(0), s1 = all<T>(0), s2 = all<T>(0), s3 = all<T>(0);
    for (let r = 0; r < rows; r++) {
      s0 = v128.add<T>(s0, v128.load(at));
      s1 = v128.add<T>(s1, v128.load(at, 16));
      s2 = v128.add<T>(s2, v128.load(at, 32));
      s3 = v128.add<T>(s3, v128.load(at, 48));
      at += step;
    }
    const out = output + <usize>c * sizeof<T>();
    v128.store(out, s0), v128.store(out, s1, 16), v128.store(out, s2, 32), v128.store(out, s3, 48);
  }
  for (; c + lanes<T>() <= to; c += lanes<T>()) {
    let at = input + <usize>c * sizeof<T>();
    let sum = all<T>(0);
    for (let r = 0; r < rows; r++) {
      sum = v128.add<T>(sum, v128.load(at));
      at += step;
    }
    v128.store(output + <usize>c * sizeof<T>(), sum);
  }
  for (; c < to; c++) {
    let at = input + <usize>c * sizeof<T>();
    let sum = <T>0;
    for (let r = 0; r < rows; r++) {
      sum += load<T>(at);
      at += step;
    }
    store<T>(output + <usize>c * sizeof<T>(), sum);
  }
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

/** Σᵢ input[i], i ascending below `count`, in float64, not rounded: one chain, as the definition has it. */
export function sumAll<T>(input: usize, count: i32): f64 {
  let sum: f64 = 0;
  for (let i = 0; i < count; i++) sum += <f64>load<T>(input + <usize>i * sizeof<T>());
  return sum;
}

/** 1 if a value from `from` to `to` is NaN or, in size, greater than `limit`, else 0. */
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
