import { readWritten, spanOf } from "../ir/written-span.ts";

/**
 * Whether a number agrees with what was written: an integer must be equal, a decimal agrees to every digit written
 * (at most half a unit of its last digit away), and `within` overrides both.
 */
export function agrees(found: number, written: string, within?: number): boolean {
  if (within !== undefined) return Math.abs(found - Number(written)) <= within;
  const { low, high } = spanOf(written);
  return found >= low && found <= high;
}

/** How many digits after the point were written; a found number is shown with as many. */
export function decimals(written: string): number {
  return Math.min(100, Math.max(0, -readWritten(written).exponent));
}
