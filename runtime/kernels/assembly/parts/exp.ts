// runtime/exp.ts and runtime/expm1-reduced.ts, line by line.
import { all } from "./lanes";

@inline
/** e^(x − k·ln 2) − 1. */
export function expm1Reduced<T>(x: v128, k: v128): v128 {
  if (sizeof<T>() == 8) return expm1ReducedFloat64(x, k);
  return expm1ReducedFloat32(x, k);
}

@inline
function times(a: v128, b: v128): v128 {
  return f64x2.mul(a, b);
}

@inline
function expm1ReducedFloat64(x: v128, k: v128): v128 {
  const high = f64x2.sub(x, times(k, f64x2.splat(6.9314718036912381649e-1)));
  const low = times(k, f64x2.splat(1.90821492927058770002e-10));
  const r = f64x2.sub(high, low);
  const r2 = times(r, r);
  const r4 = times(r2, r2);
  const c4And5 = f64x2.add(f64x2.splat(1.0 / 24), times(r, f64x2.splat(1.0 / 120)));
  const first = f64x2.add(f64x2.add(f64x2.splat(0.5), times(r, f64x2.splat(1.0 / 6))), times(r2, c4And5));
  const c8And9 = f64x2.add(f64x2.splat(1.0 / 40320), times(r, f64x2.splat(1.0 / 362880)));
  const c6And7 = f64x2.add(f64x2.splat(1.0 / 720), times(r, f64x2.splat(1.0 / 5040)));
  const second = f64x2.add(c6And7, times(r2, c8And9));
  const c12And13 = f64x2.add(f64x2.splat(1.0 / 479001600), times(r, f64x2.splat(1.0 / 6227020800)));
  const c10And11 = f64x2.add(f64x2.splat(1.0 / 3628800), times(r, f64x2.splat(1.0 / 39916800)));
  const third = f64x2.add(c10And11, times(r2, c12And13));
  const sum = f64x2.add(first, times(r4, f64x2.add(second, times(r4, third))));
  return f64x2.add(high, f64x2.sub(times(r2, sum), low));
}

@inline
function expm1ReducedFloat32(x: v128, k: v128): v128 {
  const high = f32x4.sub(x, f32x4.mul(k, f32x4.splat(0.693359375)));
  const low = f32x4.mul(k, f32x4.splat(-2.1219444e-4));
  const r = f32x4.sub(high, low);
  const r2 = f32x4.mul(r, r);
  const first = f32x4.add(f32x4.splat(5.0000001201e-1), f32x4.mul(r, f32x4.splat(1.6666665459e-1)));
  const second = f32x4.add(f32x4.splat(4.1665795894e-2), f32x4.mul(r, f32x4.splat(8.3334519073e-3)));
  const third = f32x4.add(f32x4.splat(1.3981999507e-3), f32x4.mul(r, f32x4.splat(1.98756915e-4)));
  const sum = f32x4.add(first, f32x4.mul(r2, f32x4.add(second, f32x4.mul(r2, third))));
  return f32x4.add(high, f32x4.sub(f32x4.mul(r2, sum), low));
}

@inline
/** k = floor(x / ln 2 + ½). */
export function nearestPower<T>(x: v128): v128 {
  const inverseLn2 = sizeof<T>() == 8 ? all<T>(1.4426950408889634) : all<T>(<f64>(<f32>1.44269504));
  return v128.floor<T>(v128.add<T>(v128.mul<T>(x, inverseLn2), all<T>(0.5)));
}

@inline
/**
 * Converts a small integral value to an integer in each lane: after adding 1.5 · 2^52 (2^23) it is in the low bits. In
 * float64 only the lower half of a lane is the integer.
 */
export function toInteger<T>(k: v128): v128 {
  if (sizeof<T>() == 8) return f64x2.add(k, f64x2.splat(6755399441055744));
  return i32x4.sub(f32x4.add(k, f32x4.splat(12582912)), i32x4.splat(0x4b400000));
}

@inline
/** 2^n for integers n in the exponent range, as {@link toInteger} gives them. */
export function powerOfTwo<T>(n: v128): v128 {
  if (sizeof<T>() == 8) return i64x2.shl(i64x2.add(n, i64x2.splat(1023)), 52);
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

@inline
/** e^x. */
export function exp<T>(x: v128): v128 {
  const most = sizeof<T>() == 8 ? 710 : 89;
  const least = sizeof<T>() == 8 ? -746 : -104;
  const bounded = v128.pmax<T>(v128.pmin<T>(x, all<T>(most)), all<T>(least));
  const k = nearestPower<T>(bounded);
  const mantissa = v128.add<T>(all<T>(1), expm1Reduced<T>(bounded, k));
  const n = toInteger<T>(k);
  const half = i32x4.shr_s(n, 1);
  const once = v128.mul<T>(mantissa, powerOfTwo<T>(half));
  return v128.mul<T>(once, powerOfTwo<T>(i32x4.sub(n, half)));
}
