import { exp, expFloat32 } from "./exp.ts";

// SIMD: negation, exp, addition and division, in this order.

const f = Math.fround;

/**
 * The logistic function 1 / (1 + e^−x) in float64, rounded after each of these operations.
 * Error below 3.4 ulp for x ≥ −709.7: at most 1.9 from e^−x, 1 from the sum and ½ from the quotient; the maximum
 * found is 2.48, near −36.7. Below −709.7 e^−x overflows and the result is 0 instead of a number under 6e-309.
 */
export function sigmoid(x: number): number {
  return 1 / (1 + exp(-x));
}

/**
 * The logistic function of a float32 number, every operation rounded to float32. Error below 2.5 ulp for x ≥ −88.7
 * (maximum: 2.481, at −16.635704); below −88.7 the result is 0 instead of a number under 3e-39.
 */
export function sigmoidFloat32(x: number): number {
  return f(1 / f(1 + expFloat32(-x)));
}
