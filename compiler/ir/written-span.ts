/** A number as written: `digits` units of 10^`exponent`. */
export interface Written {
  readonly digits: bigint;
  readonly exponent: number;
  /** Written without a decimal point and without an exponent. */
  readonly whole: boolean;
}

/** The smallest and the largest value that match a number as written. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** An integer matches only itself; a decimal matches every value at most half a unit of its last digit away. */
export function spanOf(written: string): Span {
  const { digits, exponent, whole } = readWritten(written);
  if (whole) return { low: Number(written), high: Number(written) };
  // The ends are computed in decimal, so that 0.495 matches 0.50 although neither is exact in binary.
  const end = (tenths: bigint): number => Number(`${digits * 10n + tenths}e${exponent - 1}`);
  return { low: end(-5n), high: end(5n) };
}

/** Parses a YAML number as written: decimal, hexadecimal (`0x10`) or octal (`0o17`). */
export function readWritten(written: string): Written {
  if (isWhole(written)) return { digits: bigIntOf(written), exponent: 0, whole: true };
  const [match, sign, whole = "", fraction = "", power = "0"] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(written) ?? [];
  if (match === undefined) throw new Error(`"${written}" is not a YAML number`);
  const digits = BigInt(`${whole}${fraction}`);
  return { digits: sign === "-" ? -digits : digits, exponent: Number(power) - fraction.length, whole: false };
}

/** Whether a number is written as an integer: without a decimal point and without an exponent, in any base. */
export function isWhole(written: string): boolean {
  return /^(?:[+-]?\d+|0x[\da-fA-F]+|0o[0-7]+)$/.test(written);
}

/** `BigInt` knows hexadecimal and octal digits, but no plus sign. */
function bigIntOf(written: string): bigint {
  return BigInt(written.replace(/^\+/, ""));
}
