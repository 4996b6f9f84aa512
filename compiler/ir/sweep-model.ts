import type { Bound } from "./claim.ts";
import type { Json } from "./json.ts";
import type { SourceRange } from "./source-range.ts";

/** The runs of `netwright sweep`, the values it shows for them, and the claims about them. */
export interface SweepModel {
  readonly type: "grid" | "random";
  /** The number of random runs; 1 for a grid, where the axes determine the number. */
  readonly trials: number;
  /** The seed of the random values. */
  readonly seed: number;
  readonly axes: readonly SweepAxis[];
  /** Paths of axes; empty: one line per run. */
  readonly groupBy: readonly string[];
  readonly show: readonly SweepSubject[];
  readonly best?: { readonly subject: SweepMeasure; readonly goal: "maximize" | "minimize" };
  readonly claims: readonly SweepClaimModel[];
  /** Whether each run is also compared with a baseline, on its validation rows. */
  readonly baseline?: true;
  readonly range: SourceRange;
}

/** One path and its values. */
export interface SweepAxis {
  /** `layers.hidden.units`. */
  readonly path: string;
  /** The range of the path. */
  readonly range: SourceRange;
  readonly values:
    | { readonly kind: "list"; readonly list: readonly SweepValue[] }
    /** The whole numbers from `from` to `from` + `count` − 1. */
    | { readonly kind: "count"; readonly from: number; readonly count: number; readonly range: SourceRange }
    /** Any number (or any whole number) from `low` to `high`, only at random. */
    | {
        readonly kind: "range";
        readonly low: number;
        readonly high: number;
        readonly scale: "linear" | "log";
        readonly whole: boolean;
        readonly range: SourceRange;
      };
}

/** One value as written. */
export interface SweepValue {
  readonly value: Json;
  /** The texts of its numbers, by JSON pointer below it. */
  readonly numbers: { readonly [pointer: string]: string };
  readonly range: SourceRange;
}

/** A quantity that is one number per run. */
export type SweepMeasure =
  /** How long the training lasted; `updates` are iterations that changed a parameter. */
  | { readonly kind: "lasted"; readonly name: "iterations" | "epochs" | "updates" }
  | { readonly kind: "count"; readonly name: "parameters" | "multiplyAdds" }
  | { readonly kind: "metric"; readonly name: string; readonly on: "training" | "validation" | "test" };

/** A quantity that can be shown for a run. */
export type SweepSubject =
  | SweepMeasure
  /** Whether its own `expect:` holds. */
  | { readonly kind: "passed" }
  /** The predictions for the training rows. */
  | { readonly kind: "predictions" }
  /** The outputs of a layer for the training rows. */
  | { readonly kind: "layer"; readonly layer: string };

/** How the values of several runs are combined into one. */
export type Statistic = "median" | "mean" | "minimum" | "maximum";

/** A claim about several runs. */
export interface SweepClaimModel {
  /** The number of runs that passed, or a quantity of each run. */
  readonly subject: SweepMeasure | { readonly kind: "passed" };
  /** Absent if runs are counted, or if there is only one run. */
  readonly statistic?: Statistic;
  /** The values that select the runs, by path. */
  readonly where: { readonly [path: string]: Json };
  readonly bound: Bound;
  readonly range: SourceRange;
}

/** The name of a subject in the spec: `validation.accuracy`, `layers.code.outputs`. */
export function subjectName(subject: SweepSubject): string {
  switch (subject.kind) {
    case "count":
      return `counts.${subject.name}`;
    case "metric":
      return subject.on === "training" ? subject.name : `${subject.on}.${subject.name}`;
    case "layer":
      return `layers.${subject.layer}.outputs`;
    case "lasted":
      return subject.name;
    default:
      return subject.kind;
  }
}

/** Whether two values of a path are the same. */
export function sameValue(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
