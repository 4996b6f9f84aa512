import { expm1Reduced, expm1ReducedFloat32, inverseLn2, inverseLn2Float32 } from "./expm1-reduced.ts";
import { indexOfOne, powersOfTwo } from "./powers-of-two.ts";

// e^x = 2^k · (1 + (e^r − 1)), with k = floor(x / ln 2 + ½) and r = x − k·ln 2.
//
// SIMD, line by line: the clamp is `pmin(bounded, …)`, `pmax(…)` (which let NaN through, as the comparisons here do);
// `Math.floor` is `floor`; `| 0` is `trunc_sat`; `>> 1` an arithmetic shift; the powers of two are `(n + 1023) << 52`,
// or `(n + 127) << 23` in float32. 2^k is applied as two factors near its square root: the first product is exact,
// the second rounds once, so that subnormal results and the overflow to infinity are right.

const f = Math.fround;

/** e^x in float64. Error below 0.95 ulp over the whole range, subnormal results included. */
export function exp(x: number): number {
  const bounded = x > 710 ? 710 : x < -746 ? -746 : x;
  const k = Math.floor(bounded * inverseLn2 + 0.5);
  const mantissa = 1 + expm1Reduced(bounded, k);
  const n = k | 0;
  const half = n >> 1;
  return mantissa * powersOfTwo[half + indexOfOne] * powersOfTwo[n - half + indexOfOne];
}

/** e^x of a float32 number, every operation rounded to float32. Error below 0.95 ulp over the whole range. */
export function expFloat32(x: number): number {
  const bounded = x > 89 ? 89 : x < -104 ? -104 : x;
  const k = Math.floor(f(f(bounded * inverseLn2Float32) + 0.5));
  const mantissa = f(1 + expm1ReducedFloat32(bounded, k));
  const n = k | 0;
  const half = n >> 1;
  return f(f(mantissa * powersOfTwo[half + indexOfOne]) * powersOfTwo[n - half + indexOfOne]);
}
