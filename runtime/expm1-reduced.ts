// The core that exp and tanh share: e^r - 1 for the small remainder r = x - k·ln 2, |r| ≤ ½ ln 2 + a rounding.
//
// ln 2 is split as high + low (Cody and Waite); high has enough trailing zero bits that k·high is exact.
// The first term of the series is added as `high` and `low` separately, so r's rounding does not affect the result.
//
// SIMD: + − × only, no select; f64x2 and f32x4 repeat every line as it stands (`k` is a vector of whole numbers).

const f = Math.fround;

/** log2(e), the factor of x to compute k. */
export const inverseLn2 = 1.4426950408889634;
/** log2(e) rounded to float32. */
export const inverseLn2Float32: number = f(1.44269504);

const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;

const c3 = 1 / 6;
const c4 = 1 / 24;
const c5 = 1 / 120;
const c6 = 1 / 720;
const c7 = 1 / 5040;
const c8 = 1 / 40320;
const c9 = 1 / 362880;
const c10 = 1 / 3628800;
const c11 = 1 / 39916800;
const c12 = 1 / 479001600;
const c13 = 1 / 6227020800;

/**
 * e^(x − k·ln 2) − 1 in float64, where `k` is the whole number floor(x / ln 2 + ½).
 * Taylor's series to the 13th power (the remainder is below 2^-57 of the sum), summed by Estrin's scheme
 * so that a processor can compute several terms in parallel.
 */
export function expm1Reduced(x: number, k: number): number {
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const r2 = r * r;
  const r4 = r2 * r2;
  const first = 0.5 + r * c3 + r2 * (c4 + r * c5);
  const second = c6 + r * c7 + r2 * (c8 + r * c9);
  const third = c10 + r * c11 + r2 * (c12 + r * c13);
  return high + (r2 * (first + r4 * (second + r4 * third)) - low);
}

const ln2HighFloat32 = f(0.693359375);
const ln2LowFloat32 = f(-2.1219444e-4);

// Cephes, expf.c: the minimax polynomial of (e^r − 1 − r) / r².
const d2 = f(5.0000001201e-1);
const d3 = f(1.6666665459e-1);
const d4 = f(4.1665795894e-2);
const d5 = f(8.3334519073e-3);
const d6 = f(1.3981999507e-3);
const d7 = f(1.98756915e-4);

/** The same as {@link expm1Reduced} with every operation rounded to float32, and Cephes's polynomial. */
export function expm1ReducedFloat32(x: number, k: number): number {
  const high = f(x - f(k * ln2HighFloat32));
  const low = f(k * ln2LowFloat32);
  const r = f(high - low);
  const r2 = f(r * r);
  const first = f(d2 + f(r * d3));
  const second = f(d4 + f(r * d5));
  const third = f(d6 + f(r * d7));
  const sum = f(first + f(r2 * f(second + f(r2 * third))));
  return f(high + f(f(r2 * sum) - low));
}
