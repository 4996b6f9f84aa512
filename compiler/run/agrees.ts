import { readWritten, spanOf } from "../ir/written-span.ts";

/**
 * Whether a number matches the written one: an integer must be equal, a decimal must match to every written digit
 * (at most half a unit of the last digit away), and `within` overrides both.
 */
export function agrees(found: number, written: string, within?: number): boolean {
  if (within !== undefined) return Math.abs(found - Number(written)) <= within;
  const { low, high } = spanOf(written);
  return found >= low && found <= high;
}

/** The number of written digits after the point; the number found is shown with as many. */
export function decimals(written: string): number {
  return Math.min(100, Math.max(0, -readWritten(written).exponent));
}
