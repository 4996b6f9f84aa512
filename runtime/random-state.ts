import { logAccurate } from "./log-accurate.ts";
import { Mt19937 } from "./mt19937.ts";

/** An array whose elements can be shuffled in place. */
export type Shufflable = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/**
 * NumPy's legacy `RandomState`: the same seed gives the same numbers, drawn in the same order.
 * Independent streams take a list as their seed, such as `[seed, stream, epoch]`.
 */
export class RandomState {
  readonly #generator: Mt19937;
  #keptNormal = NaN;

  constructor(seed: number | readonly number[]) {
    this.#generator = new Mt19937(seed);
  }

  /** NumPy's `random_sample()`: a multiple of 2^-53 in [0, 1), from the upper 27 and 26 bits of two words. */
  randomSample(): number {
    return this.#generator.nextDouble();
  }

  /** NumPy's `uniform(low, high)`: low + (high − low) · randomSample(). */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.randomSample();
  }

  /** NumPy's `randint(low, high)`: a whole number from low to high − 1, for ranges up to 2^32. */
  randint(low: number, high: number): number {
    const largest = high - low - 1;
    if (!(Number.isInteger(largest) && Number.isInteger(low) && largest >= 0 && largest <= 0xffffffff)) {
      throw new RangeError(`randint(${low}, ${high}) needs whole numbers with low < high ≤ low + 4294967296.`);
    }
    return low + this.#wholeUpTo(largest);
  }

  /** NumPy's `shuffle`: Fisher and Yates's exchange, from the last element to the first, in place. */
  shuffle(values: Shufflable): void {
    for (let last = values.length - 1; last > 0; last--) {
      const chosen = this.#wholeUpTo(last);
      const value = values[last];
      values[last] = values[chosen];
      values[chosen] = value;
    }
  }

  /** NumPy's `permutation(count)`: the numbers 0 … count − 1, shuffled. `[count]` */
  permutation(count: number): Uint32Array {
    const order = Uint32Array.from({ length: count }, (_, index) => index);
    this.shuffle(order);
    return order;
  }

  /**
   * NumPy's legacy `randn()`: mean 0, standard deviation 1, by Marsaglia's polar method. Of each pair, the second is
   * returned first and the first is stored for the next call. The error of the logarithm is below 0.501 ulp. NumPy uses
   * its C library's logarithm, which may round differently: with glibc 2.36, about 33 of 100,000 numbers differ, with a
   * relative error of at most 4.5e-16.
   */
  randn(): number {
    const kept = this.#keptNormal;
    this.#keptNormal = NaN;
    return kept === kept ? kept : this.#normalPair();
  }

  /** NumPy's legacy `normal(mean, stddev)`: mean + stddev · randn(). */
  normal(mean: number, stddev: number): number {
    return mean + stddev * this.randn();
  }

  #normalPair(): number {
    let x: number;
    let y: number;
    let squares: number;
    do {
      x = 2 * this.randomSample() - 1;
      y = 2 * this.randomSample() - 1;
      squares = x * x + y * y;
    } while (squares >= 1 || squares === 0);
    const factor = Math.sqrt((-2 * logAccurate(squares)) / squares);
    this.#keptNormal = factor * x;
    return factor * y;
  }

  /** A whole number from 0 to `largest`: draws words, masked to the bits of `largest`, until one is not above it. */
  #wholeUpTo(largest: number): number {
    if (largest === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(largest);
    let word = (this.#generator.nextUint32() & mask) >>> 0;
    while (word > largest) word = (this.#generator.nextUint32() & mask) >>> 0;
    return word;
  }
}
