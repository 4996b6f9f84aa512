import { readNumber } from "../reading/read-number.ts";

/** The number that bytes of a text write in decimals, or NaN: what `Number` gives, to the last bit. */
export type NumberParser = (bytes: Uint8Array, start: number, end: number) => number;

const [zero, plus, minus] = [48, 43, 45];
const exponentSign = 101;
const lowerCase = 32;

/** 10⁰ … 10²², all of which a float64 holds exactly. */
const powers = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * Numbers are read digit by digit: the first 15 significant digits as one integer, the next 15 as another, which both are
 * exact; then they are scaled once by an exact power of ten (Clinger 1990, "How to Read Floating Point Numbers
 * Accurately"). What does not fit is left to `Number`.
 */
export function numberParser(decimal: string, thousands: string | undefined): NumberParser {
  const point = decimal.charCodeAt(0);
  const group = thousands?.charCodeAt(0) ?? -1;
  const slow = (bytes: Uint8Array, start: number, end: number) => slowNumber(bytes, start, end, decimal, thousands);
  return (bytes, start, end) => {
    const isNegative = bytes[start] === minus;
    const from = isNegative || bytes[start] === plus ? start + 1 : start;
    const value = readDigitsAndPoint(bytes, from, end, point);
    if (value >= 0) return isNegative ? -value : value;
    return value === undecided || mayBeNumber(bytes[digits.end], group) ? slow(bytes, start, end) : Number.NaN;
  };
}

/** What stands for a number that has to be read in another way. */
const undecided = Number.NEGATIVE_INFINITY;

/** The value of digits with a point in them; NaN if there are none or something follows, which is at `digits.end`. */
function readDigitsAndPoint(bytes: Uint8Array, from: number, end: number, point: number): number {
  digits.high = 0;
  digits.low = 0;
  digits.count = 0;
  let at = readDigits(bytes, from, end);
  let decimals = 0;
  if (at < end && bytes[at] === point) {
    const first = at + 1;
    at = readDigits(bytes, first, end);
    decimals = at - first;
    if (at === from + 1) return Number.NaN;
  }
  digits.end = at;
  return at < end || at === from ? Number.NaN : scaled(decimals);
}

/** The digits of the number that is being read: the first 15 significant ones, those after them, how many, and the end. */
const digits = { high: 0, low: 0, count: 0, end: 0 };

/** Adds the digits from here on to `digits`; returns where they end. */
function readDigits(bytes: Uint8Array, start: number, end: number): number {
  let { high, low, count } = digits;
  let at = start;
  for (; at < end; at++) {
    const digit = (bytes[at] as number) - zero;
    if (digit < 0 || digit > 9) break;
    if (count < 15) high = high * 10 + digit;
    else low = low * 10 + digit;
    if (high !== 0) count++;
  }
  digits.high = high;
  digits.low = low;
  digits.count = count;
  return at;
}

/** Whether a text with this byte behind its first digits may still be a number: exponents, groups and spaces. */
function mayBeNumber(byte: number | undefined, group: number): boolean {
  if (byte === undefined) return false;
  return (byte | lowerCase) === exponentSign || byte <= lowerCase || byte > 127 || byte === group;
}

/** The digits that were read, divided by a power of ten and rounded once; `undecided` if that is not possible here. */
function scaled(decimals: number): number {
  const { high, low, count } = digits;
  if (decimals > 22 || count > 30) return undecided;
  return count <= 15 ? high / (powers[decimals] as number) : long(high, low, count - 15, decimals);
}

/**
 * (high · 10^lowDigits + low) / 10^decimals rounded once, or `undecided`: the integer as a sum of two
 * float64, divided with its remainder. The error of the second term is below 10⁻²⁹ of the first; if it makes no
 * difference, the sum is rounded correctly.
 */
function long(high: number, low: number, lowDigits: number, decimals: number): number {
  const factor = powers[lowDigits] as number;
  const product = high * factor;
  const sum = product + low;
  const rest = low - (sum - product) + productError(high, factor, product);
  const divisor = powers[decimals] as number;
  const quotient = sum / divisor;
  const back = quotient * divisor;
  const correction = (sum - back - productError(quotient, divisor, back) + rest) / divisor;
  const error = quotient * 1e-29;
  const value = quotient + (correction + error);
  return value === quotient + (correction - error) ? value : undecided;
}

/** a · b − product exactly, where product is a · b rounded (Dekker 1971). */
function productError(a: number, b: number, product: number): number {
  const [aScaled, bScaled] = [a * 134217729, b * 134217729];
  const aHigh = aScaled - (aScaled - a);
  const bHigh = bScaled - (bScaled - b);
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

function slowNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  decimal: string,
  thousands: string | undefined,
): number {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(start, end));
  return numberIn(text, decimal, thousands) ?? Number.NaN;
}

/** The finite number that a text writes with this decimal sign, and with this character between groups of digits. */
export function numberIn(text: string, decimal: string, thousands: string | undefined): number | undefined {
  if (decimal === "." && thousands === undefined) return readNumber(text);
  const [whole = "", ...decimals] = text.trim().split(decimal);
  if (decimals.length > 1 || (decimal !== "." && decimals[0]?.includes("."))) return undefined;
  const groups = thousands === undefined ? [whole] : whole.split(thousands);
  if (!areGroups(groups) || (decimal !== "." && whole.includes(".") && thousands !== ".")) return undefined;
  return readNumber([groups.join(""), ...decimals].join("."));
}

/** 1,234,567 and 12,34,567 are numbers, 1,5 is not: the last of several groups has three digits, others two or three. */
function areGroups([first = "", ...others]: readonly string[]): boolean {
  if (others.length === 0) return true;
  return (
    /^[+-]?\d{1,3}$/.test(first) && others.every((group) => /^\d{2,3}$/.test(group)) && others.at(-1)?.length === 3
  );
}
