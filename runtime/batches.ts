import { type CompactRows, writeCompactRow } from "./compact-rows.ts";
import { RandomState } from "./random-state.ts";
import { alone, type Team } from "./team.ts";

/** What can put the rows in an order of its own: `RandomState`, or `PythonRandom`. */
interface Shuffler {
  shuffle(values: Int32Array): void;
}

/** The rows of each batch: every row once in each epoch; the last batch may be smaller. */
export class Batches {
  /** All row indices in the order of this epoch. */
  readonly order: Int32Array;
  /** The offset of the current batch in `order`, and its number of rows. */
  start = 0;
  size = 0;
  /** The current epoch, from 0. */
  epoch = -1;
  readonly #batchSize: number;
  readonly #shuffle: boolean;
  readonly #seed: number;

  /**
   * Starts before the first batch. Each epoch has its own random stream, `[seed, 2, epoch]`, so that resuming needs no
   * state. With `once` all epochs have the order of the first, or the one that `random` draws here.
   */
  constructor(rows: number, batchSize: number, shuffle: boolean | "once", seed: number, random?: Shuffler) {
    this.order = Int32Array.from({ length: rows }, (_, row) => row);
    this.#batchSize = Math.min(batchSize, rows);
    // A single batch with all rows is not shuffled: it stays in the order of the data.
    this.#shuffle = shuffle === true && this.#batchSize < rows;
    this.#seed = seed;
    if (shuffle === "once") (random ?? new RandomState([seed, 2, 0])).shuffle(this.order);
  }

  /** Batches in one epoch. */
  get perEpoch(): number {
    return Math.ceil(this.order.length / this.#batchSize);
  }

  /** True if the current batch is the last of its epoch. */
  get endsEpoch(): boolean {
    return this.start + this.size === this.order.length;
  }

  /** Moves to the next batch; returns false if it has the same rows as the previous one. */
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

  /** Moves to just before the batch of `iteration` (from 0). */
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

/**
 * Copies the rows of a batch, `size` values each, from `from` to the start of `to`; in a team, only this thread's
 * share.
 */
export function copyRows<Values extends Float32Array | Float64Array>(
  from: Values | CompactRows,
  size: number,
  batches: Batches,
  to: Values,
  team: Team = alone,
): void {
  const end = team.to(batches.size);
  for (let sample = team.from(batches.size); sample < end; sample++) {
    const index = batches.order[batches.start + sample];
    if ("pieces" in from) {
      writeCompactRow(from, index, to, sample * size);
      continue;
    }
    const row = index * size;
    // Long rows are copied by `set`; for short rows, a loop is faster than creating a view.
    if (size >= 64) {
      to.set(from.subarray(row, row + size), sample * size);
      continue;
    }
    for (let i = 0; i < size; i++) to[sample * size + i] = from[row + i];
  }
}
