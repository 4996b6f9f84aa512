/** A number as it was written: `digits` units of 10^`exponent`. */
export interface Written {
  readonly digits: bigint;
  readonly exponent: number;
  /** Written without a point and without a power of ten. */
  readonly whole: boolean;
}

/** The least and the most that agree with a number as it was written. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** An integer agrees with itself alone, a decimal with all that is at most half a unit of its last digit away. */
export function spanOf(written: string): Span {
  const { digits, exponent, whole } = readWritten(written);
  if (whole) return { low: Number(written), high: Number(written) };
  // The two ends in decimal, so that 0.495 is still 0.50 although neither is exact in binary.
  const end = (tenths: bigint): number => Number(`${digits * 10n + tenths}e${exponent - 1}`);
  return { low: end(-5n), high: end(5n) };
}

/** Takes a number of YAML apart as it was written: decimal, hexadecimal (`0x10`) or octal (`0o17`). */
export function readWritten(written: string): Written {
  if (isWhole(written)) return { digits: bigIntOf(written), exponent: 0, whole: true };
  const [match, sign, whole = "", fraction = "", power = "0"] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(written) ?? [];
  if (match === undefined) throw new Error(`"${written}" is no number of YAML`);
  const digits = BigInt(`${whole}${fraction}`);
  return { digits: sign === "-" ? -digits : digits, exponent: Number(power) - fraction.length, whole: false };
}

/** Whether a number is written as an integer: without a point and without a power of ten, in any base. */
export function isWhole(written: string): boolean {
  return /^(?:[+-]?\d+|0x[\da-fA-F]+|0o[0-7]+)$/.test(written);
}

/** `BigInt` knows hexadecimal and octal digits, but no plus sign. */
function bigIntOf(written: string): bigint {
  return BigInt(written.replace(/^\+/, ""));
}
