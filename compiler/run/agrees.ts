/** A number as it was written: `digits` units of 10^`exponent`. */
interface Written {
  readonly digits: bigint;
  readonly exponent: number;
  /** Written without a point and without a power of ten. */
  readonly whole: boolean;
}

/**
 * Whether a number agrees with what was written: an integer must be equal, a decimal agrees to every digit written
 * (at most half a unit of its last digit away), and `within` overrides both.
 */
export function agrees(found: number, written: string, within?: number): boolean {
  if (within !== undefined) return Math.abs(found - Number(written)) <= within;
  const { digits, exponent, whole } = read(written);
  if (whole) return found === Number(written);
  // The two ends in decimal, so that 0.495 is still 0.50 although neither is exact in binary.
  const end = (tenths: bigint): number => Number(`${digits * 10n + tenths}e${exponent - 1}`);
  return found >= end(-5n) && found <= end(5n);
}

/** How many digits after the point were written; a found number is shown with as many. */
export function decimals(written: string): number {
  return Math.min(100, Math.max(0, -read(written).exponent));
}

function read(written: string): Written {
  const [, sign, whole = "", fraction = "", power = "0"] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(written) ?? [];
  const digits = BigInt(`${whole}${fraction}`);
  return {
    digits: sign === "-" ? -digits : digits,
    exponent: Number(power) - fraction.length,
    whole: /^[+-]?\d+$/.test(written),
  };
}
