import { exp, expFloat32 } from "./exp.ts";

// SIMD: negation, exp, addition and division, in this order.

const f = Math.fround;

/**
 * The logistic function 1 / (1 + e^−x) in float64, rounded after each of these operations.
 * Error below 2.25 ulp for x ≥ −709.7; below that e^−x overflows and the result is 0 instead of a number under 6e-309.
 */
export function sigmoid(x: number): number {
  return 1 / (1 + exp(-x));
}

/**
 * The logistic function of a float32 number, every operation rounded to float32.
 * Error below 2.25 ulp for x ≥ −88.7; below that the result is 0 instead of a number under 3e-39.
 */
export function sigmoidFloat32(x: number): number {
  return f(1 / f(1 + expFloat32(-x)));
}
