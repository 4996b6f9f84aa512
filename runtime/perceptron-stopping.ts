/**
 * The stopping criterion for threshold neurons trained by Rosenblatt's rule. Training ends after an epoch without a
 * mistake, since the weights do not change any more. It also ends if the weights at the end of an epoch have occurred
 * before although mistakes were corrected: if a solution existed, every correction would increase the product of the
 * weights with it, so that no weights could occur twice. This holds if corrections are exact, as with whole numbers.
 */
export class PerceptronStopping {
  readonly #weights: readonly (Float32Array | Float64Array)[];
  /** The weights at the start and at the end of every epoch, by a hash: a weighted sum. */
  readonly #seen = new Map<number, Float64Array[]>();
  #updates = 0;

  /** `weights` are all trained weights before the first update; they are read, never changed. */
  constructor(weights: readonly (Float32Array | Float64Array)[]) {
    this.#weights = weights;
    this.#isNew();
  }

  /** Why the training ends with this epoch, or undefined; `updates` counts the corrections since the start. */
  endOfEpoch(updates: number): "noMistakes" | "notSeparable" | undefined {
    const before = this.#updates;
    this.#updates = updates;
    if (updates === before) return "noMistakes";
    return this.#isNew() ? undefined : "notSeparable";
  }

  /** Stores the current weights; returns false if they have occurred before. */
  #isNew(): boolean {
    const now = Float64Array.from(this.#weights.flatMap((values) => Array.from(values)));
    const sum = now.reduce((total, value, member) => total + value * (member + 1), 0);
    const alike = this.#seen.get(sum) ?? [];
    if (alike.some((before) => before.every((value, member) => value === now[member]))) return false;
    this.#seen.set(sum, [...alike, now]);
    return true;
  }
}
