type Values = Float32Array | Float64Array;

/** Options for ending a training that does not improve. */
export interface EarlyStoppingOptions {
  /** Whether higher or lower values are better. */
  readonly better: "higher" | "lower";
  /** Epochs without improvement after which training ends. */
  readonly patience: number;
  /** Only a change greater than this is an improvement. */
  readonly minDelta: number;
  /** Whether `restore` restores the parameters of the best epoch. */
  readonly restoreBestWeights: boolean;
}

/**
 * Ends a training when the monitored value has not improved for `patience` epochs, and restores the best parameters,
 * like Keras's EarlyStopping: an epoch is an improvement if its value is better than the best so far by more than
 * `minDelta`. NaN is never an improvement.
 */
export class EarlyStopping {
  /** The epoch, from 1, with the best value so far; 0 before there is one. */
  bestEpoch = 0;
  readonly #parameters: readonly Values[];
  readonly #best: readonly Values[];
  readonly #options: EarlyStoppingOptions;
  #bestValue = Number.NaN;

  /** `parameters` are those to restore; they are read, and changed only by `restore`. */
  constructor(parameters: readonly Values[], options: EarlyStoppingOptions) {
    this.#parameters = parameters;
    this.#best = options.restoreBestWeights ? parameters.map((values) => values.slice()) : [];
    this.#options = options;
  }

  /** Why the training ends with this epoch (from 1), or undefined; `value` is the value measured at its end. */
  endOfEpoch(value: number, epoch: number): "earlyStopping" | undefined {
    if (this.#improves(value)) {
      this.#bestValue = value;
      this.bestEpoch = epoch;
      this.#best.forEach((kept, member) => kept.set(this.#parameters[member]));
      return undefined;
    }
    return epoch - this.bestEpoch >= this.#options.patience ? "earlyStopping" : undefined;
  }

  /** Restores the best parameters, if `restoreBestWeights` is set and there are any. */
  restore(): void {
    if (this.bestEpoch === 0) return;
    this.#best.forEach((kept, member) => this.#parameters[member].set(kept));
  }

  #improves(value: number): boolean {
    const { better, minDelta } = this.#options;
    if (Number.isNaN(value)) return false;
    if (this.bestEpoch === 0) return true;
    return better === "lower" ? value + minDelta < this.#bestValue : value - minDelta > this.#bestValue;
  }
}
