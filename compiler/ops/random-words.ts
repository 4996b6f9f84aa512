import { philox4x32 } from "../../runtime/philox.ts";

/** One more than the largest 32-bit word. */
export const words = 0x1_0000_0000;

/**
 * The random word of one element at one step, for `evaluate`: word number element mod 4 of the four that Philox4x32-10
 * gives for the key (seed, stream) and the counter (⌊element / 4⌋, step), low words first.
 */
export function wordOf(seed: number, step: number, stream: number, element: number): number {
  const block = Math.floor(element / 4);
  const counter = Uint32Array.of(block, Math.floor(block / words), step, Math.floor(step / words));
  const found = new Uint32Array(4);
  philox4x32(counter, Uint32Array.of(seed, stream), found);
  return found[element % 4] as number;
}
