type Values = Float32Array | Float64Array;

/** When a training that does not improve is ended. */
export interface EarlyStoppingOptions {
  /** Which way what is monitored improves. */
  readonly better: "higher" | "lower";
  /** Epochs without improvement after which it ends. */
  readonly patience: number;
  /** A change of no more than this is no improvement. */
  readonly minDelta: number;
  /** Whether `restore` brings back the parameters of the best epoch. */
  readonly restoreBestWeights: boolean;
}

/**
 * Ends a training when what is monitored has not improved for `patience` epochs, and brings back the best parameters, as
 * Keras's EarlyStopping does: an epoch improves where its value is better than the best so far by more than `minDelta`.
 * NaN improves nothing.
 */
export class EarlyStopping {
  /** The epoch, from 1, with the best value so far; 0 before there is one. */
  bestEpoch = 0;
  readonly #parameters: readonly Values[];
  readonly #best: readonly Values[];
  readonly #options: EarlyStoppingOptions;
  #bestValue = Number.NaN;

  /** `parameters` are all that is to be brought back; they are read, and changed by `restore` alone. */
  constructor(parameters: readonly Values[], options: EarlyStoppingOptions) {
    this.#parameters = parameters;
    this.#best = options.restoreBestWeights ? parameters.map((values) => values.slice()) : [];
    this.#options = options;
  }

  /** Why the training ends with this epoch (from 1), or nothing; `value` is what was measured at its end. */
  endOfEpoch(value: number, epoch: number): "earlyStopping" | undefined {
    if (this.#improves(value)) {
      this.#bestValue = value;
      this.bestEpoch = epoch;
      this.#best.forEach((kept, member) => kept.set(this.#parameters[member]));
      return undefined;
    }
    return epoch - this.bestEpoch >= this.#options.patience ? "earlyStopping" : undefined;
  }

  /** Brings the best parameters back, if they were to be kept and there are any. */
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
