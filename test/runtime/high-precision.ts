// Exact and nearly exact real numbers for the tests: value = units · 2^-scale.
// The functions of this file are good to about 2^-150 of their result.

export type Real = { readonly units: bigint; readonly scale: number };

export type Precision = "float64" | "float32";

const formats = {
  float64: { fractionBits: 52, lowestExponent: -1022 },
  float32: { fractionBits: 23, lowestExponent: -126 },
} as const;

const view = new DataView(new ArrayBuffer(8));

/** The exact value of a finite number. */
function realOf(x: number): Real {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exponentField = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const magnitude = exponentField === 0 ? fraction : fraction | (1n << 52n);
  const scale = 1075 - (exponentField === 0 ? 1 : exponentField);
  return { units: bits >> 63n === 1n ? -magnitude : magnitude, scale };
}

/** The same value written with another scale; bits that do not fit are dropped. */
function atScale(x: Real, scale: number): bigint {
  return scale >= x.scale ? x.units << BigInt(scale - x.scale) : x.units >> BigInt(x.scale - scale);
}

function bitLength(x: bigint): number {
  return (x < 0n ? -x : x).toString(2).length;
}

/** |got − reference| in units of the last place of the reference. */
export function ulpsBetween(got: number, reference: Real, precision: Precision): number {
  const { fractionBits, lowestExponent } = formats[precision];
  const exponent = Math.max(bitLength(reference.units) - 1 - reference.scale, lowestExponent);
  const exact = realOf(got);
  const scale = Math.max(exact.scale, reference.scale);
  const difference = atScale(exact, scale) - atScale(reference, scale);
  const ulpShift = scale + exponent - fractionBits;
  const thousandths = (difference < 0n ? -difference : difference) * 1_000_000n;
  return Number(ulpShift >= 0 ? thousandths >> BigInt(ulpShift) : thousandths << BigInt(-ulpShift)) / 1e6;
}

/** |got − reference|, rounded to float64. */
export function errorOf(got: number, reference: Real): number {
  const difference = Number(atScale(realOf(got), reference.scale) - reference.units);
  return Math.abs(difference) / 2 ** reference.scale;
}

/** Σ x^(2i+1) / (2i+1), the inverse hyperbolic tangent of x = units / 2^scale, |x| ≤ 1/3. */
function inverseTanhSeries(units: bigint, scale: number): bigint {
  const shift = BigInt(scale);
  const square = (units * units) >> shift;
  let sum = 0n;
  for (let power = units, n = 1n; power !== 0n && power !== -1n; power = (power * square) >> shift, n += 2n) {
    sum += power / n;
  }
  return sum;
}

const ln2Scale = 1500;
const ln2Units = 2n * inverseTanhSeries((1n << BigInt(ln2Scale)) / 3n, ln2Scale);

function ln2At(scale: number): bigint {
  return atScale({ units: ln2Units, scale: ln2Scale }, scale);
}

/** e^x as a mantissa near 1 with `scale` fraction bits, and a power of two. */
function exponential(x: Real, scale: number): { mantissa: bigint; exponent: number } {
  const ln2 = ln2At(scale);
  const units = atScale(x, scale);
  const k = units / ln2;
  const r = units - k * ln2;
  let sum = 0n;
  for (let term = 1n << BigInt(scale), n = 1n; term !== 0n && term !== -1n; n++) {
    sum += term;
    term = ((term * r) >> BigInt(scale)) / n;
  }
  return { mantissa: sum, exponent: Number(k) };
}

export function exactExp(x: number): Real {
  const { mantissa, exponent } = exponential(realOf(x), 200);
  return { units: mantissa, scale: 200 - exponent };
}

/** Fraction bits enough for 150 good ones in a result of the size of x². */
function scaleFor(x: number): number {
  const { units, scale } = realOf(x);
  return 200 + 2 * Math.max(0, scale - bitLength(units));
}

export function exactTanh(x: number): Real {
  const scale = scaleFor(x);
  const exact = realOf(x);
  const { mantissa, exponent } = exponential({ units: exact.units * 2n, scale: exact.scale }, scale);
  const power = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa >> BigInt(-exponent);
  const one = 1n << BigInt(scale);
  return { units: ((power - one) << BigInt(scale)) / (power + one), scale };
}

export function exactSigmoid(x: number): Real {
  const scale = 1400;
  const exact = realOf(x);
  const { mantissa, exponent } = exponential({ units: -exact.units, scale: exact.scale }, scale);
  const power = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa >> BigInt(-exponent);
  const one = 1n << BigInt(scale);
  return { units: (one << BigInt(scale)) / (one + power), scale };
}

/** The logarithm of a positive real, with `scale` fraction bits. */
function logarithm(x: Real, scale: number): Real {
  const exponent = bitLength(x.units) - 1 - x.scale;
  const mantissa = atScale({ units: x.units, scale: x.scale + exponent }, scale);
  const one = 1n << BigInt(scale);
  // The mantissa is in [1, 2), so the series runs in s = (m − 1) / (m + 1) ≤ 1/3.
  const s = ((mantissa - one) << BigInt(scale)) / (mantissa + one);
  return { units: 2n * inverseTanhSeries(s, scale) + BigInt(exponent) * ln2At(scale), scale };
}

export function exactLog(x: number): Real {
  return logarithm(realOf(x), 300);
}

export function exactLog1p(x: number): Real {
  const { units, scale } = realOf(x);
  const onePlus =
    scale >= 0 ? { units: units + (1n << BigInt(scale)), scale } : { units: (units << BigInt(-scale)) + 1n, scale: 0 };
  return logarithm(onePlus, Math.min(1400, Math.max(300, scaleFor(x))));
}

/** Σ termᵢ of a series in fixed point, from a first term and the factor (numerator / denominator) to each next one. */
function series(first: bigint, next: (term: bigint, n: bigint) => bigint): bigint {
  let sum = 0n;
  for (let term = first, n = 1n; term !== 0n && term !== -1n; n++) {
    sum += term;
    term = next(term, n);
  }
  return sum;
}

/** Taylor's series, with bits enough for the large terms of |x| ≤ 100. */
export function exactCos(x: number): Real {
  const scale = 700;
  const units = atScale(realOf(x), scale);
  const square = (units * units) >> BigInt(scale);
  const one = 1n << BigInt(scale);
  return { units: series(one, (term, n) => -((term * square) >> BigInt(scale)) / (2n * n * (2n * n - 1n))), scale };
}

/** Taylor's series, like {@link exactCos}. */
export function exactSin(x: number): Real {
  const scale = 700;
  const units = atScale(realOf(x), scale);
  const square = (units * units) >> BigInt(scale);
  return { units: series(units, (term, n) => -((term * square) >> BigInt(scale)) / (2n * n * (2n * n + 1n))), scale };
}

/** π by Machin: 16 arctan 1/5 − 4 arctan 1/239. */
function piAt(scale: number): bigint {
  const arctanOfInverse = (of: bigint): bigint => {
    let sum = 0n;
    for (let term = (1n << BigInt(scale)) / of, n = 1n; term !== 0n && term !== -1n; term = -term / (of * of), n += 2n)
      sum += term / n;
    return sum;
  };
  return 16n * arctanOfInverse(5n) - 4n * arctanOfInverse(239n);
}

/** 2 / √π · Σ (−1)ⁿ x^(2n+1) / (n! (2n+1)), for |x| ≤ 6. */
export function exactErf(x: number): Real {
  const scale = 400 + Math.max(0, realOf(x).scale - bitLength(realOf(x).units));
  const shift = BigInt(scale);
  const units = atScale(realOf(x), scale);
  const square = (units * units) >> shift;
  let sum = 0n;
  for (let power = units, n = 0n; power !== 0n && power !== -1n; ) {
    sum += power / (2n * n + 1n);
    n += 1n;
    power = -((power * square) >> shift) / n;
  }
  const rootOfPi = rootOf(piAt(scale) << shift);
  return { units: ((2n * sum) << shift) / rootOfPi, scale };
}

/** ⌊√x⌋ by Newton. */
function rootOf(x: bigint): bigint {
  let root = 1n << BigInt((bitLength(x) + 1) >> 1);
  for (let next = (root + x / root) >> 1n; next < root; next = (root + x / root) >> 1n) root = next;
  return root;
}
