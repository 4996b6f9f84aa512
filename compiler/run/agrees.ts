import { readWritten, spanOf } from "../ir/written-span.ts";

/**
 * Whether a number matches the written one: an integer must be equal, a decimal must match to every written digit
 * (at most half a unit of the last digit away), and `within` overrides both.
 */
export function agrees(found: number, written: string, within?: number): boolean {
  if (within !== undefined) return isWithin(found, Number(written), within);
  const { low, high } = spanOf(written);
  return found >= low && found <= high;
}

/** The ends count: 0.5 is 0.52 ± 0.02, though the difference of the two rounds to more than 0.02. */
function isWithin(found: number, value: number, within: number): boolean {
  return Math.abs(found - value) <= within || (found >= value - within && found <= value + within);
}

/** The number of written digits after the point; the number found is shown with as many. */
export function decimals(written: string): number {
  return Math.min(100, Math.max(0, -readWritten(written).exponent));
}
