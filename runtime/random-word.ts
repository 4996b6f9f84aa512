import { philox4x32 } from "./philox.ts";

// The four words of one counter are cached, since neighbouring elements use them one after the other.
const counter = new Uint32Array(4);
const key = new Uint32Array(2);
const words = new Uint32Array(4);
/** The key of `words`: seed, step, stream, block. */
const known = new Float64Array(4).fill(-1);

/**
 * The random 32-bit word, from 0 to 2³² − 1, of one element at one step, independent of the order of calls.
 * Philox4x32-10 with the key (seed, stream) and the counter (⌊element / 4⌋, step), low words first, gives four words;
 * the result is word number element mod 4. `seed` and `stream` are below 2³², `step` and `element` below 2⁵³.
 */
export function randomWord(seed: number, step: number, stream: number, element: number): number {
  const block = Math.floor(element / 4);
  if (block !== known[3] || step !== known[1] || seed !== known[0] || stream !== known[2]) {
    known[0] = seed;
    known[1] = step;
    known[2] = stream;
    known[3] = block;
    counter[0] = block;
    counter[1] = Math.floor(block / 0x1_0000_0000);
    counter[2] = step;
    counter[3] = Math.floor(step / 0x1_0000_0000);
    key[0] = seed;
    key[1] = stream;
    philox4x32(counter, key, words);
  }
  return words[element % 4];
}
