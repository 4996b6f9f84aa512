import { logAccurate } from "./log-accurate.ts";
import { Mt19937 } from "./mt19937.ts";
import type { Shufflable } from "./random-state.ts";
import { cos, sin } from "./sin-cos.ts";

/**
 * CPython's `random.Random`: the same seed gives the same numbers, drawn in the same order. Words and `random()` are
 * those of NumPy's `RandomState` with the list `[seed]`; what is made of them differs.
 */
export class PythonRandom {
  readonly #generator: Mt19937;
  #keptNormal = NaN;

  /** `random.seed(seed)` for a whole number from 0 to 2^32 − 1. */
  constructor(seed: number) {
    this.#generator = new Mt19937([seed]);
  }

  /** `random()`: a multiple of 2^-53 in [0, 1), from the upper 27 and 26 bits of two words. */
  randomSample(): number {
    return this.#generator.nextDouble();
  }

  /** `uniform(low, high)`: low + (high − low) · random(). */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.randomSample();
  }

  /**
   * `gauss(0, 1)`: two numbers at a time, of radius √(−2 log(1 − u₂)) at the angle 2π u₁; the sine is kept for the next
   * call. Cosine, sine and logarithm may differ from those of a C library in the last bit.
   */
  randn(): number {
    const kept = this.#keptNormal;
    this.#keptNormal = NaN;
    if (kept === kept) return kept;
    const angle = this.randomSample() * 6.283185307179586;
    const radius = Math.sqrt(-2 * logAccurate(1 - this.randomSample()));
    this.#keptNormal = sin(angle) * radius;
    return cos(angle) * radius;
  }

  /** `gauss(mean, stddev)`: mean + randn() · stddev. */
  normal(mean: number, stddev: number): number {
    return mean + this.randn() * stddev;
  }

  /** `shuffle`: Fisher and Yates's exchange, from the last element to the first, in place. */
  shuffle(values: Shufflable): void {
    for (let last = values.length - 1; last > 0; last--) {
      const chosen = this.#below(last + 1);
      const value = values[last];
      values[last] = values[chosen];
      values[chosen] = value;
    }
  }

  /** A whole number below `end`: draws as many bits as `end` has, from the upper end of a word, until it is below. */
  #below(end: number): number {
    const shift = Math.clz32(end);
    let bits = this.#generator.nextUint32() >>> shift;
    while (bits >= end) bits = this.#generator.nextUint32() >>> shift;
    return bits;
  }
}
