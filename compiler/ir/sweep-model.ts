import type { Bound } from "./claim.ts";
import type { Json } from "./json.ts";
import type { SourceRange } from "./source-range.ts";

/** The runs that `netwright sweep` makes of a spec, what it shows of them and what they must show together. */
export interface SweepModel {
  readonly type: "grid" | "random";
  /** How many runs are drawn at random; 1 for a grid, whose axes give the number. */
  readonly trials: number;
  /** Chooses what is drawn at random. */
  readonly seed: number;
  readonly axes: readonly SweepAxis[];
  /** Paths of axes; empty: each run has a line of its own. */
  readonly groupBy: readonly string[];
  readonly show: readonly SweepSubject[];
  readonly best?: { readonly subject: SweepMeasure; readonly goal: "maximize" | "minimize" };
  readonly claims: readonly SweepClaimModel[];
  readonly range: SourceRange;
}

/** One path and the values that it takes. */
export interface SweepAxis {
  /** `layers.hidden.units`. */
  readonly path: string;
  /** Where the path stands. */
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

/** One value, as it is written. */
export interface SweepValue {
  readonly value: Json;
  /** The texts of its numbers, by JSON pointer below it. */
  readonly numbers: { readonly [pointer: string]: string };
  readonly range: SourceRange;
}

/** What is one number for each run. */
export type SweepMeasure =
  /** How long the training lasted; `updates` are iterations that changed a parameter. */
  | { readonly kind: "lasted"; readonly name: "iterations" | "epochs" | "updates" }
  | { readonly kind: "count"; readonly name: "parameters" | "multiplyAdds" }
  | { readonly kind: "metric"; readonly name: string; readonly on: "training" | "validation" | "test" };

/** What can be shown of a run. */
export type SweepSubject =
  | SweepMeasure
  /** Whether its own `expect:` holds. */
  | { readonly kind: "passed" }
  /** The answers to the training rows. */
  | { readonly kind: "predictions" }
  /** What a layer gives for the training rows. */
  | { readonly kind: "layer"; readonly layer: string };

/** How the values of several runs become one. */
export type Statistic = "median" | "mean" | "minimum" | "maximum";

/** A claim about several runs together. */
export interface SweepClaimModel {
  /** The number of runs that passed, or a number of each run. */
  readonly subject: SweepMeasure | { readonly kind: "passed" };
  /** Absent where runs are counted, and where there is only one. */
  readonly statistic?: Statistic;
  /** The values that a run must have, by path. */
  readonly where: { readonly [path: string]: Json };
  readonly bound: Bound;
  readonly range: SourceRange;
}

/** The name of a subject, as the spec has it: `validation.accuracy`, `layers.code.outputs`. */
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
