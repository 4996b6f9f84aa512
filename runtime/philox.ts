// Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC11, 2011).
// Maps a counter to four random words: element n has the same words, independent of the order of calls.

const multiplier0 = 0xd2511f53;
const multiplier1 = 0xcd9e8d57;
const keyStep0 = 0x9e3779b9;
const keyStep1 = 0xbb67ae85;
const rounds = 10;

/**
 * Writes the four random words that belong to `counter` and `key` into `out`; allocates nothing.
 * `counter [4]`, `key [2]`, `out [4]`; `out` may be `counter`.
 */
export function philox4x32(counter: Uint32Array, key: Uint32Array, out: Uint32Array): void {
  let word0 = counter[0] | 0;
  let word1 = counter[1] | 0;
  let word2 = counter[2] | 0;
  let word3 = counter[3] | 0;
  let key0 = key[0] | 0;
  let key1 = key[1] | 0;
  for (let round = 0; round < rounds; round++) {
    const high0 = upperProduct(multiplier0, word0);
    const high1 = upperProduct(multiplier1, word2);
    const low0 = Math.imul(multiplier0, word0);
    const low1 = Math.imul(multiplier1, word2);
    word0 = high1 ^ word1 ^ key0;
    word1 = low1;
    word2 = high0 ^ word3 ^ key1;
    word3 = low0;
    key0 = (key0 + keyStep0) | 0;
    key1 = (key1 + keyStep1) | 0;
  }
  out[0] = word0;
  out[1] = word1;
  out[2] = word2;
  out[3] = word3;
}

/** The upper 32 bits of the 64-bit product of two unsigned words, from products of their 16-bit halves. */
function upperProduct(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16);
  const carried = Math.imul(aLow, bHigh) + (middle & 0xffff);
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (carried >>> 16)) | 0;
}
