/**
 * Ends the training of threshold neurons by Rosenblatt's rule. An epoch without a mistake ends it, since nothing would
 * change any more. So do weights that occur again, at the end of an epoch, although mistakes were corrected on the
 * way: where some weights make no mistake, every correction leads nearer to these (their product with them grows), and
 * no weights can occur twice; so there are none. Holds where the corrections are exact, as with whole numbers.
 */
export class PerceptronStopping {
  readonly #weights: readonly (Float32Array | Float64Array)[];
  /** The weights at the beginning and at the end of every epoch, by a sum in which most of them differ. */
  readonly #seen = new Map<number, Float64Array[]>();
  #updates = 0;

  /** `weights` are all that is learnt, as they are before the first update; they are read, never changed. */
  constructor(weights: readonly (Float32Array | Float64Array)[]) {
    this.#weights = weights;
    this.#isNew();
  }

  /** Why the training ends with this epoch, or nothing; `updates` counts the corrections since it began. */
  endOfEpoch(updates: number): "noMistakes" | "notSeparable" | undefined {
    const before = this.#updates;
    this.#updates = updates;
    if (updates === before) return "noMistakes";
    return this.#isNew() ? undefined : "notSeparable";
  }

  /** Remembers the weights as they are; false where they occurred before. */
  #isNew(): boolean {
    const now = Float64Array.from(this.#weights.flatMap((values) => Array.from(values)));
    const sum = now.reduce((total, value, member) => total + value * (member + 1), 0);
    const alike = this.#seen.get(sum) ?? [];
    if (alike.some((before) => before.every((value, member) => value === now[member]))) return false;
    this.#seen.set(sum, [...alike, now]);
    return true;
  }
}
