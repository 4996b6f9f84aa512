import type { Tier } from "../4-schedule/choose-tier.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Json } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import type { SweepMeasure, SweepSubject } from "../ir/sweep-model.ts";
import type { Ending } from "../run/training-loop.ts";

/** What a worker is given when it is started; the same for all runs of a sweep. */
export interface SweepTask {
  /** The spec's path, and the folders in which files are searched for that are not beside it. */
  readonly file: string;
  readonly folders: readonly string[];
  readonly tier: Tier;
  /** The files from which words come that are not ours. */
  readonly words: readonly string[];
  /** What is asked of each run. */
  readonly wanted: readonly SweepSubject[];
}

/** A run for a worker: the seed, and the shape where it is another than the last one. */
export interface RunOrder {
  readonly seed: number;
  readonly shape?: BuiltShape;
}

/** A model and its code. */
export interface BuiltShape {
  readonly model: Omit<Model, "language">;
  /** The URL from which the code is loaded. */
  readonly module: string;
}

/** What a worker says of a run: what it came to, or what went wrong in Netwright itself. */
export type RunNews =
  | { readonly kind: "done"; readonly outcome: RunOutcome }
  | { readonly kind: "failed"; readonly problem: string };

/** What a run came to. */
export interface RunOutcome {
  /** `rejected`: its rows could not be used; `failed`: Netwright itself could not go on. */
  readonly ending: Ending | "rejected" | "failed";
  /** Whether it came to an end and its own `expect:` holds. */
  readonly passed: boolean;
  /** Batches that were learnt from. */
  readonly iterations: number;
  /** Why it ended: its length, or a reason to end before. */
  readonly stop?: string;
  /** The loss, the metrics and whatever else was asked for, by name: `validation.accuracy`, `counts.parameters`. */
  readonly measures: { readonly [name: string]: number };
  /** What was asked for of each training row, for the first of them. */
  readonly rows: readonly ShownRow[];
  /** Why it did not pass, in a sentence. */
  readonly reason?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** A training row and what is shown for it, by name: `predictions`, `layers.code.outputs`. */
export interface ShownRow {
  readonly inputs: Json;
  readonly values: { readonly [name: string]: Json };
}

/** A subject of which there is one number for each run. */
export function isMeasure(subject: SweepSubject): subject is SweepMeasure {
  return subject.kind === "lasted" || subject.kind === "count" || subject.kind === "metric";
}
