// The Mersenne Twister of Matsumoto and Nishimura (1998), as in their mt19937ar.c of 2002.

const stateWords = 624;
const middleWords = 397;

/** The generator of 32-bit words behind NumPy's legacy `RandomState`: the same seed gives the same words. */
export class Mt19937 {
  readonly #words = new Int32Array(stateWords);
  #position = stateWords;

  /**
   * One whole number from 0 to 2^32 − 1 seeds as `init_genrand`, a list of them as `init_by_array`;
   * `5` and `[5]` are different seeds, as in NumPy.
   */
  constructor(seed: number | readonly number[]) {
    if (typeof seed === "number") {
      seedByNumber(this.#words, checkedWord(seed));
    } else {
      seedByList(this.#words, seed.map(checkedWord));
    }
  }

  /** The next word: a whole number from 0 to 2^32 − 1. */
  nextUint32(): number {
    if (this.#position === stateWords) {
      renew(this.#words);
      this.#position = 0;
    }
    let word = this.#words[this.#position++];
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  /** A multiple of 2^-53 in [0, 1), from the upper 27 and 26 bits of two words: `random()` of NumPy and of CPython. */
  nextDouble(): number {
    const high = this.nextUint32() >>> 5;
    const low = this.nextUint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }
}

function checkedWord(seed: number): number {
  if (seed >>> 0 === seed) return seed;
  throw new RangeError(`A seed is a whole number from 0 to 4294967295, not ${seed}.`);
}

function seedByNumber(words: Int32Array, seed: number): void {
  words[0] = seed;
  for (let index = 1; index < stateWords; index++) {
    const previous = words[index - 1];
    words[index] = Math.imul(1812433253, previous ^ (previous >>> 30)) + index;
  }
}

function seedByList(words: Int32Array, seeds: readonly number[]): void {
  if (seeds.length === 0) throw new RangeError("A list of seeds holds at least one number.");
  seedByNumber(words, 19650218);
  let index = 1;
  for (let round = 0; round < Math.max(stateWords, seeds.length); round++) {
    const seedIndex = round % seeds.length;
    words[index] = mixed(words, index, 1664525) + seeds[seedIndex] + seedIndex;
    index = nextIndex(words, index);
  }
  for (let round = 1; round < stateWords; round++) {
    words[index] = mixed(words, index, 1566083941) - index;
    index = nextIndex(words, index);
  }
  words[0] = 0x80000000;
}

function mixed(words: Int32Array, index: number, factor: number): number {
  const previous = words[index - 1];
  return words[index] ^ Math.imul(previous ^ (previous >>> 30), factor);
}

/** Steps from 1 to 623 in a ring; word 0 repeats the last one at each turn. */
function nextIndex(words: Int32Array, index: number): number {
  if (index + 1 < stateWords) return index + 1;
  words[0] = words[stateWords - 1];
  return 1;
}

/** Replaces all 624 words by the next 624. */
function renew(words: Int32Array): void {
  const turn = stateWords - middleWords;
  let index = 0;
  for (; index < turn; index++) words[index] = words[index + middleWords] ^ twist(words[index], words[index + 1]);
  for (; index < stateWords - 1; index++) words[index] = words[index - turn] ^ twist(words[index], words[index + 1]);
  words[index] = words[index - turn] ^ twist(words[index], words[0]);
}

function twist(upper: number, lower: number): number {
  const joined = (upper & 0x80000000) | (lower & 0x7fffffff);
  return (joined >>> 1) ^ (lower & 1 ? 0x9908b0df : 0);
}
