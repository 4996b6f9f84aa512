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

/** Takes a number apart as it was written. */
export function readWritten(written: string): Written {
  const [, sign, whole = "", fraction = "", power = "0"] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(written) ?? [];
  const digits = BigInt(`${whole}${fraction}`);
  return {
    digits: sign === "-" ? -digits : digits,
    exponent: Number(power) - fraction.length,
    whole: /^[+-]?\d+$/.test(written),
  };
}
