import { indexOfOne, powersOfTwo } from "./powers-of-two.ts";

// fdlibm's logarithm (e_log.c and e_logf.c, Sun Microsystems 1993). x = 2^k · m with m in [√½, √2), and with
// u = m − 1, s = u / (2 + u):
//
//   log m = u − u²/2 + s · (u²/2 + R(s²)),   log x = k·ln 2 + log m
//
// where R is a minimax polynomial of log((1 + s) / (1 − s)) / s − 2, summed as even and odd powers.
// Adding 2 − √2 (in bits: one minus the bits of √½) carries into the exponent exactly when m would reach √2.
//
// SIMD: k from the bits by an addition and an arithmetic shift; m by masking the exponent's bits (here: an exact
// product with 2^−k); the series line by line; the subnormal, zero, negative and infinite arguments by selects.

const f = Math.fround;

const smallestNormal = 2.2250738585072014e-308;
const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;
const onesMinusRootHalf = 0x3ff00000 - 0x3fe6a09e;

const c1 = 6.66666666666673513e-1;
const c2 = 3.999999999940941908e-1;
const c3 = 2.857142874366239149e-1;
const c4 = 2.222219843214978396e-1;
const c5 = 1.818357216161805012e-1;
const c6 = 1.531383769920937332e-1;
const c7 = 1.479819860511658591e-1;

const float64View = new Float64Array(1);
const int32ViewOfFloat64 = new Int32Array(float64View.buffer);

/** The natural logarithm in float64. Error below 1 ulp; −Infinity for ±0, NaN below. */
export function log(x: number): number {
  return x >= smallestNormal && x < Infinity ? logNormal(x, 0) : logSpecial(x);
}

/** log(x) + shift·ln 2 for a normal, finite, positive x. */
function logNormal(x: number, shift: number): number {
  float64View[0] = x;
  const exponent = ((int32ViewOfFloat64[1] + onesMinusRootHalf) >> 20) - 1023;
  const k = exponent + shift;
  const u = x * powersOfTwo[indexOfOne - exponent] - 1;
  const halfSquare = 0.5 * u * u;
  const s = u / (2 + u);
  const s2 = s * s;
  const s4 = s2 * s2;
  const even = s4 * (c2 + s4 * (c4 + s4 * c6));
  const odd = s2 * (c1 + s4 * (c3 + s4 * (c5 + s4 * c7)));
  return s * (halfSquare + (odd + even)) + k * ln2Low - halfSquare + u + k * ln2High;
}

function logSpecial(x: number): number {
  if (x === 0) return -Infinity;
  if (x > 0) return x === Infinity ? x : logNormal(x * 18014398509481984, -54);
  return NaN;
}

const smallestNormalFloat32 = 1.1754943508222875e-38;
const ln2HighFloat32 = f(6.9313812256e-1);
const ln2LowFloat32 = f(9.0580006145e-6);
const onesMinusRootHalfFloat32 = 0x3f800000 - 0x3f3504f3;

const d1 = f(6.6666662693e-1);
const d2 = f(4.0000972152e-1);
const d3 = f(2.8498786688e-1);
const d4 = f(2.4279078841e-1);

const float32View = new Float32Array(1);
const int32ViewOfFloat32 = new Int32Array(float32View.buffer);

/** The natural logarithm of a float32 number, every operation rounded to float32. Error below 1 ulp. */
export function logFloat32(x: number): number {
  return x >= smallestNormalFloat32 && x < Infinity ? logNormalFloat32(x, 0) : logSpecialFloat32(x);
}

function logNormalFloat32(x: number, shift: number): number {
  float32View[0] = x;
  const exponent = ((int32ViewOfFloat32[0] + onesMinusRootHalfFloat32) >> 23) - 127;
  const k = exponent + shift;
  const u = f(f(x * powersOfTwo[indexOfOne - exponent]) - 1);
  const halfSquare = f(f(0.5 * u) * u);
  const s = f(u / f(2 + u));
  const s2 = f(s * s);
  const s4 = f(s2 * s2);
  const even = f(s4 * f(d2 + f(s4 * d4)));
  const odd = f(s2 * f(d1 + f(s4 * d3)));
  const curved = f(f(s * f(halfSquare + f(odd + even))) + f(k * ln2LowFloat32));
  return f(f(f(curved - halfSquare) + u) + f(k * ln2HighFloat32));
}

function logSpecialFloat32(x: number): number {
  if (x === 0) return -Infinity;
  if (x > 0) return x === Infinity ? x : logNormalFloat32(f(x * 33554432), -25);
  return NaN;
}
