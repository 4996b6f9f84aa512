import { utf8Bytes } from "../utf8-bytes.ts";

/** MurmurHash3, 32 bits, of the UTF-8 bytes of a word, with the seed 0, as a signed number: scikit-learn's hash. */
export function wordHash(word: string): number {
  const bytes = utf8Bytes(word);
  let hash = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    let block = 0;
    for (let i = Math.min(4, bytes.length - at) - 1; i >= 0; i--) block = (block << 8) | bytes[at + i];
    block = Math.imul(block, 0xcc9e2d51);
    hash ^= Math.imul((block << 15) | (block >>> 17), 0x1b873593);
    if (at + 4 <= bytes.length) hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
