import { expm1Reduced, expm1ReducedFloat32, inverseLn2, inverseLn2Float32 } from "./expm1-reduced.ts";
import { indexOfOne, powersOfTwo } from "./powers-of-two.ts";

// e^x = 2^k · (1 + (e^r − 1)), with k = floor(x / ln 2 + ½) and r = x − k·ln 2.
//
// If nothing over- or underflows, one factor 2^k gives the same bits as two.
//
// SIMD, line by line, as in the function far from 0: the clamp is `pmin(bounded, …)`, `pmax(…)` (which let NaN through,
// as the comparisons here do); `Math.floor` is `floor`; `| 0` is `trunc_sat`; `>> 1` an arithmetic shift; the powers of
// two are `(n + 1023) << 52`, or `(n + 127) << 23` in float32. 2^k is applied as two factors near its square root: the
// first product is exact, the second rounds once, so that subnormal results and the overflow to infinity are correct.

const f = Math.fround;

// The engine inlines constants of this module, but loads imported ones at each use (10 % of the time).
const perLn2 = inverseLn2;
const perLn2Float32 = inverseLn2Float32;
const powers = powersOfTwo;
const one = indexOfOne;

/** e^x in float64. Error below 0.95 ulp over the whole range, subnormal results included. */
export function exp(x: number): number {
  if (x > -700 && x < 700) {
    const k = Math.floor(x * perLn2 + 0.5);
    return (1 + expm1Reduced(x, k)) * powers[k + one];
  }
  return expFarFromZero(x);
}

function expFarFromZero(x: number): number {
  const bounded = x > 710 ? 710 : x < -746 ? -746 : x;
  const k = Math.floor(bounded * perLn2 + 0.5);
  const mantissa = 1 + expm1Reduced(bounded, k);
  const n = k | 0;
  const half = n >> 1;
  return mantissa * powers[half + one] * powers[n - half + one];
}

/** e^x of a float32 number, every operation rounded to float32. Error below 0.95 ulp over the whole range. */
export function expFloat32(x: number): number {
  if (x > -86 && x < 86) {
    const k = Math.floor(f(f(x * perLn2Float32) + 0.5));
    return f(f(1 + expm1ReducedFloat32(x, k)) * powers[k + one]);
  }
  return expFloat32FarFromZero(x);
}

function expFloat32FarFromZero(x: number): number {
  const bounded = x > 89 ? 89 : x < -104 ? -104 : x;
  const k = Math.floor(f(f(bounded * perLn2Float32) + 0.5));
  const mantissa = f(1 + expm1ReducedFloat32(bounded, k));
  const n = k | 0;
  const half = n >> 1;
  return f(f(mantissa * powers[half + one]) * powers[n - half + one]);
}
