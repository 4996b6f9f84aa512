import { log } from "./log.ts";
import { indexOfOne, powersOfTwo } from "./powers-of-two.ts";

// The logarithm in double-double arithmetic (a number as the unrounded sum high + low), rounded once at the end.
// It is needed to reproduce NumPy's normal numbers, which depend on the last bit of log.
//
// x = 2^k · m, m in [√½, √2), u = m − 1 (exact), s = u / (2 + u), and with z = s² ≤ 0.0295
//
//   log m = 2·artanh s = 2s + 2s·z · (1/3 + z · (1/5 + z · (1/7 + z/9 + z²/11 + …)))
//
// Two-sum is Knuth's; the exact product splits each factor in two halves of 26 bits (Veltkamp, Dekker): no fused
// multiply-add. Terms up to 1/5 are double-double; the tail adds 4e-6 of the sum and is an ordinary double.

const smallestNormal = 2.2250738585072014e-308;
const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;
const onesMinusRootHalf = 0x3ff00000 - 0x3fe6a09e;
const splitter = 134217729;

const third = 1 / 3;
const thirdLow = 1.850371707708594e-17;
const fifth = 1 / 5;
const fifthLow = -1.1102230246251566e-17;

const float64View = new Float64Array(1);
const int32View = new Int32Array(float64View.buffer);

/** The rounding error of the product a·b: a·b = product + productError(a, b, product), exactly. */
function productError(a: number, b: number, product: number): number {
  const aScaled = splitter * a;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = splitter * b;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The rounding error of the sum a + b, exactly. */
function sumError(a: number, b: number, sum: number): number {
  const bPart = sum - a;
  return a - (sum - bPart) + (b - bPart);
}

/** Σ zⁿ / (2n + 7): the tail of artanh's series. */
function tail(z: number): number {
  const far = 1 / 17 + z * (1 / 19 + z * (1 / 21 + z * (1 / 23 + z * (1 / 25 + z * (1 / 27)))));
  return 1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * far))));
}

/** The natural logarithm in float64. Error below 0.501 ulp; special values as {@link log}. */
export function logAccurate(x: number): number {
  if (!(x >= smallestNormal && x < Infinity)) return x > 0 && x < smallestNormal ? logSubnormal(x) : log(x);
  return logNormal(x, 0);
}

function logSubnormal(x: number): number {
  return logNormal(x * 18014398509481984, -54);
}

function logNormal(x: number, shift: number): number {
  float64View[0] = x;
  const exponent = ((int32View[1] + onesMinusRootHalf) >> 20) - 1023;
  const k = exponent + shift;
  const u = x * powersOfTwo[indexOfOne - exponent] - 1;

  // s = u / (2 + u)
  const divisor = 2 + u;
  const divisorLow = sumError(2, u, divisor);
  const s = u / divisor;
  const back = s * divisor;
  const sLow = (u - back - productError(s, divisor, back) - s * divisorLow) / divisor;

  // z = s²
  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;

  // inner = 1/5 + z · tail
  const added = z * tail(z);
  const inner = fifth + added;
  const innerLow = sumError(fifth, added, inner) + fifthLow;

  // outer = 1/3 + z · inner
  const curved = z * inner;
  const curvedLow = productError(z, inner, curved) + (z * innerLow + zLow * inner);
  const outer = third + curved;
  const outerLow = sumError(third, curved, outer) + (thirdLow + curvedLow);

  // cubic = s · z · outer
  const cube = s * z;
  const cubeLow = productError(s, z, cube) + (s * zLow + sLow * z);
  const cubic = cube * outer;
  const cubicLow = productError(cube, outer, cubic) + (cube * outerLow + cubeLow * outer);

  // log m = 2 · (s + cubic), then k · ln 2 + log m
  const half = s + cubic;
  const halfLow = sumError(s, cubic, half) + (sLow + cubicLow);
  const whole = k * ln2High;
  const high = whole + 2 * half;
  const low = sumError(whole, 2 * half, high) + (2 * halfLow + k * ln2Low);
  return high + low;
}
