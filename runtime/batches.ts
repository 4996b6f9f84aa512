import { RandomState } from "./random-state.ts";
import { alone, type Team } from "./team.ts";

/** Which rows each batch holds: all rows once an epoch, in chunks, the last one possibly shorter. */
export class Batches {
  /** All row numbers in the order of this epoch. */
  readonly order: Int32Array;
  /** Where the current batch begins in `order`, and how many rows it holds. */
  start = 0;
  size = 0;
  /** The current epoch, from 0. */
  epoch = -1;
  readonly #batchSize: number;
  readonly #shuffle: boolean;
  readonly #seed: number;

  /** Before the first batch. `seed` gives each epoch its own stream, `[seed, 2, epoch]`, so that resuming stores nothing. */
  constructor(rows: number, batchSize: number, shuffle: boolean, seed: number) {
    this.order = Int32Array.from({ length: rows }, (_, row) => row);
    this.#batchSize = Math.min(batchSize, rows);
    // One batch of everything is one sum whatever its order: it stays in the order of the data.
    this.#shuffle = shuffle && this.#batchSize < rows;
    this.#seed = seed;
  }

  /** Batches in one epoch. */
  get perEpoch(): number {
    return Math.ceil(this.order.length / this.#batchSize);
  }

  /** True where the current batch is the last of its epoch. */
  get endsEpoch(): boolean {
    return this.start + this.size === this.order.length;
  }

  /** Goes on to the next batch; false where it holds the same rows as the one before. */
  next(): boolean {
    const whole = this.#batchSize === this.order.length;
    if (whole && this.epoch >= 0) {
      this.epoch++;
      return false;
    }
    this.start += this.size;
    if (this.epoch < 0 || this.start >= this.order.length) this.#beginEpoch(this.epoch + 1);
    this.size = Math.min(this.#batchSize, this.order.length - this.start);
    return true;
  }

  /** Goes to just before the batch of `iteration` (from 0). */
  skipTo(iteration: number): void {
    if (iteration === 0) return;
    const before = iteration - 1;
    this.#beginEpoch(Math.floor(before / this.perEpoch));
    this.start = (before % this.perEpoch) * this.#batchSize;
    this.size = Math.min(this.#batchSize, this.order.length - this.start);
  }

  #beginEpoch(epoch: number): void {
    this.epoch = epoch;
    this.start = 0;
    this.size = 0;
    if (!this.#shuffle) return;
    this.order.set(new RandomState([this.#seed, 2, epoch]).permutation(this.order.length));
  }
}

/** Copies the rows of a batch: `size` values each, from `from` to the beginning of `to`. In a team, a thread's share. */
export function copyRows<Values extends Float32Array | Float64Array>(
  from: Values,
  size: number,
  batches: Batches,
  to: Values,
  team: Team = alone,
): void {
  const end = team.to(batches.size);
  for (let sample = team.from(batches.size); sample < end; sample++) {
    const row = batches.order[batches.start + sample] * size;
    // Long rows are copied by the engine at once; for short ones a view costs more than it saves.
    if (size >= 64) {
      to.set(from.subarray(row, row + size), sample * size);
      continue;
    }
    for (let i = 0; i < size; i++) to[sample * size + i] = from[row + i];
  }
}
