// Sums of columns in float64, rounded once at the end. Lanes are columns, with many independent accumulators.
import { lanes } from "./lanes";

/** The terms: x, x · y (rounded first, as its own operation), or (x − y)² in float64 with one y for each column. */
export const values: i32 = 0, products: i32 = 1, squaresAway: i32 = 2;

@inline
/** The bytes from row to row of y; 0 if it has one row. */
function secondStep<T>(what: i32, columns: i32): usize {
  return what == products ? <usize>columns * sizeof<T>() : 0;
}

@inline
/** output[c] = round((Σᵣ term) / rows) for `from` ≤ c < `to`, r ascending from 0. */
export function meansInDouble<T>(
  what: i32, x: usize, y: usize, rows: i32, columns: i32, output: usize, from: i32, to: i32,
): void {
  const step = <usize>columns * sizeof<T>(), yStep = secondStep<T>(what, columns);
  let c = from;
  for (; c + 4 * lanes<T>() <= to; c += 4 * lanes<T>()) {
    let a = x + <usize>c * sizeof<T>(), b = y + <usize>c * sizeof<T>();
    let s0 = f64x2.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
    for (let r = 0; r < rows; r++) {
      s0 = f64x2.add(s0, low<T>(what, a, b));
      s2 = f64x2.add(s2, low<T>(what, a + 16, b + 16));
      s4 = f64x2.add(s4, low<T>(what, a + 32, b + 32));
      s6 = f64x2.add(s6, low<T>(what, a + 48, b + 48));
      if (sizeof<T>() == 4) {
        s1 = f64x2.add(s1, low<T>(what, a + 8, b + 8));
        s3 = f64x2.add(s3, low<T>(what, a + 24, b + 24));
        s5 = f64x2.add(s5, low<T>(what, a + 40, b + 40));
        s7 = f64x2.add(s7, low<T>(what, a + 56, b + 56));
      }
      a += step;
      b += yStep;
    }
    const out = output + <usize>c * sizeof<T>();
    storeMeans<T>(out, s0, rows), storeMeans<T>(out + 16, s2, rows);
    storeMeans<T>(out + 32, s4, rows), storeMeans<T>(out + 48, s6, rows);
    if (sizeof<T>() == 8) continue;
    storeMeans<T>(out + 8, s1, rows), storeMeans<T>(out + 24, s3, rows);
    storeMeans<T>(out + 40, s5, rows), storeMeans<T>(out + 56, s7, rows);
  }
  for (; c + 2 <= to; c += 2) {
    let a = x + <usize>c * sizeof<T>(), b = y + <usize>c * sizeof<T>();
    let sum = f64x2.splat(0);
    for (let r = 0; r < rows; r++) {
      sum = f64x2.add(sum, low<T>(what, a, b));
      a += step;
      b += yStep;
    }
    storeMeans<T>(output + <usize>c * sizeof<T>(), sum, rows);
  }
  if (c == to) return;
  let a = x + <usize>c * sizeof<T>(), b = y + <usize>c * sizeof<T>();
  let sum: f64 = 0;
  for (let r = 0; r < rows; r++) {
    if (what == values) sum += <f64>load<T>(a);
    if (what == products) sum += <f64>(load<T>(a) * load<T>(b));
    if (what == squaresAway) {
      const away = <f64>load<T>(a) - <f64>load<T>(b);
      sum += away * away;
    }
    a += step;
    b += yStep;
  }
  store<T>(output + <usize>c * sizeof<T>(), <T>(sum / <f64>rows));
}

@inline
/** The terms of two adjacent elements, in float64. */
function low<T>(what: i32, a: usize, b: usize): v128 {
  if (what == products) {
    if (sizeof<T>() == 8) return f64x2.mul(v128.load(a), v128.load(b));
    return f64x2.promote_low_f32x4(f32x4.mul(v128.load64_zero(a), v128.load64_zero(b)));
  }
  const x = two<T>(a);
  if (what == values) return x;
  const away = f64x2.sub(x, two<T>(b));
  return f64x2.mul(away, away);
}

@inline
/** Two adjacent elements, as float64. */
function two<T>(at: usize): v128 {
  return sizeof<T>() == 8 ? v128.load(at) : f64x2.promote_low_f32x4(v128.load64_zero(at));
}

@inline
function storeMeans<T>(at: usize, sums: v128, rows: i32): void {
  const means = f64x2.div(sums, f64x2.splat(<f64>rows));
  if (sizeof<T>() == 8) v128.store(at, means);
  else v128.store64_lane(at, f32x4.demote_f64x2_zero(means), 0);
}
