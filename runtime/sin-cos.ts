// Sine and cosine by FreeBSD's msun (k_sin.c, k_cos.c): range reduction to [−π/4, π/4], then a polynomial.

/** π/2 in two parts; the first has 33 bits, so that n times it is exact for small n. */
const halfPi = 1.5707963267341256;
const halfPiRest = 6.077100506506192e-11;

/**
 * sin x for |x| ≤ 100, only with + − × ÷, so that it has the same bits everywhere. Absolute error below 2^-52; −0 for
 * −0.
 */
export function sin(x: number): number {
  return x === 0 ? x : quarterTurns(x, 0);
}

/** cos x for |x| ≤ 100, only with + − × ÷, so that it has the same bits everywhere. Absolute error below 2^-52. */
export function cos(x: number): number {
  return quarterTurns(x, 1);
}

/** sin(x + ahead · π/2). */
function quarterTurns(x: number, ahead: number): number {
  const quarters = Math.floor(x / (halfPi + halfPiRest) + 0.5);
  const rest = x - quarters * halfPi - quarters * halfPiRest;
  const turned = quarters + ahead;
  const value = turned % 2 === 0 ? sineNearZero(rest) : cosineNearZero(rest);
  return (turned & 2) === 0 ? value : -value;
}

/** x + x³ (s₁ + s₂ x² + …), |x| ≤ π/4. */
function sineNearZero(x: number): number {
  const z = x * x;
  const tail =
    8.33333333332248946124e-3 +
    z *
      (-1.98412698298579493134e-4 +
        z * (2.75573137070700676789e-6 + z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)));
  return x + x * z * (-1.66666666666666324348e-1 + z * tail);
}

/** 1 − x²/2 + x⁴ (c₁ + c₂ x² + …), |x| ≤ π/4. */
function cosineNearZero(x: number): number {
  const z = x * x;
  const tail =
    4.16666666666666019037e-2 +
    z *
      (-1.38888888888741095749e-3 +
        z *
          (2.48015872894767294178e-5 +
            z * (-2.75573143513906633035e-7 + z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11))));
  const half = 0.5 * z;
  const whole = 1 - half;
  return whole + (1 - whole - half + z * z * tail);
}
