import type { Tier } from "../4-schedule/choose-tier.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Json } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import type { SweepMeasure, SweepSubject } from "../ir/sweep-model.ts";
import type { Baseline } from "../run/baseline.ts";
import type { Ending } from "../run/training-loop.ts";

/** The data that a worker gets at its start; the same for all runs of a sweep. */
export interface SweepTask {
  /** The spec's path, and the folders to search for files that are not in the spec's folder. */
  readonly file: string;
  readonly folders: readonly string[];
  readonly tier: Tier;
  /** The files with user-defined words. */
  readonly words: readonly string[];
  /** The requested values of each run. */
  readonly wanted: readonly SweepSubject[];
  /** Whether the baseline of each run is measured on its validation rows. */
  readonly baseline: boolean;
}

/** A run for a worker: the seed, and the model if it differs from the last one. */
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

/** The message of a worker about a run: its outcome, or an internal error in Netwright. */
export type RunNews =
  | { readonly kind: "done"; readonly outcome: RunOutcome }
  | { readonly kind: "failed"; readonly problem: string };

/** The outcome of a run. */
export interface RunOutcome {
  /** `rejected`: its rows are invalid; `failed`: an internal error in Netwright. */
  readonly ending: Ending | "rejected" | "failed";
  /** Whether it finished and its own `expect:` holds. */
  readonly passed: boolean;
  /** Batches that were trained on. */
  readonly iterations: number;
  /** Why it ended: its length, or a stopping criterion. */
  readonly stop?: string;
  /** The loss, the metrics and other requested values, by name: `validation.accuracy`, `counts.parameters`. */
  readonly measures: { readonly [name: string]: number };
  /** The requested values of the first training rows. */
  readonly rows: readonly ShownRow[];
  /** On the validation rows, if it was asked for. */
  readonly baseline?: Baseline;
  /** Why it did not pass, in a sentence. */
  readonly reason?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** A training row and the values shown for it, by name: `predictions`, `layers.code.outputs`. */
export interface ShownRow {
  readonly inputs: Json;
  readonly values: { readonly [name: string]: Json };
}

/** A subject with one number for each run. */
export function isMeasure(subject: SweepSubject): subject is SweepMeasure {
  return subject.kind === "lasted" || subject.kind === "count" || subject.kind === "metric";
}
