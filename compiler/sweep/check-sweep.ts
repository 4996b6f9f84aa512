import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { listOf } from "../diagnostics/did-you-mean.ts";
import { type Statistic, type SweepClaimModel, subjectName } from "../ir/sweep-model.ts";
import { unreachable } from "../ir/unreachable.ts";
import { inputText } from "../run/claim-subject.ts";
import { compareWithBound } from "../run/claims.ts";
import { type RunValues, selects } from "./select-runs.ts";
import type { RunOutcome } from "./sweep-task.ts";

/** A run and its outcome. */
export interface SweepRun {
  readonly values: RunValues;
  readonly seed: number;
  readonly outcome: RunOutcome;
}

/** The result of a claim about several runs. */
export interface SweepClaimResult {
  readonly claim: SweepClaimModel;
  readonly holds: boolean;
  /** `median iterations where layers.hidden.units is 2`. */
  readonly subject: string;
  readonly found: number;
  /** The runs that the claim selects. */
  readonly runs: number;
  /** Those of them without the number. */
  readonly without: number;
  /** Empty if it holds. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks whether a claim holds for the runs of a sweep. A run without the number makes it NaN, which violates every
 * bound.
 */
export function checkSweepClaim(claim: SweepClaimModel, runs: readonly SweepRun[]): SweepClaimResult {
  const selected = runs.filter(({ values }) => selects(claim.where, values)).map(({ outcome }) => outcome);
  const values = valuesOf(claim, selected);
  const found = takeStatistic(claim.statistic ?? "median", values);
  const without = values.filter(Number.isNaN).length;
  const subject = sweepClaimSubject(claim);
  const [wrong] = compareWithBound(claim.bound, found);
  const { range } = claim;
  const of = claim.subject.kind === "passed" ? ` of ${selected.length}` : "";
  const unknown = `unknown: ${values.length === 0 ? "there is no such run" : `${without} of ${selected.length} runs have no value`}`;
  const text = Number.isNaN(found) ? unknown : `${wrong?.found}${of}`;
  const failure = wrong && { subject, expected: wrong.expected, found: text, others: 0 };
  const diagnostics = failure === undefined ? [] : [diagnostic("claim-failed", range, failure)];
  return { claim, holds: wrong === undefined, subject, found, runs: selected.length, without, diagnostics };
}

/** The claimed value of each run; for `passed`, the number of runs that passed. */
function valuesOf({ subject }: SweepClaimModel, selected: readonly RunOutcome[]): readonly number[] {
  if (subject.kind === "passed") return [selected.filter(({ passed }) => passed).length];
  const name = subjectName(subject);
  return selected.map(({ measures }) => measures[name] ?? Number.NaN);
}

/** A statistic of several numbers; NaN if there are none, or one of them is NaN. */
export function takeStatistic(statistic: Statistic, values: readonly number[]): number {
  if (values.length === 0 || values.some(Number.isNaN)) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const [least, most] = [sorted[0] as number, sorted[sorted.length - 1] as number];
  switch (statistic) {
    case "minimum":
      return least;
    case "maximum":
      return most;
    case "mean":
      return values.reduce((sum, each) => sum + each, 0) / values.length;
    case "median": {
      const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
      return low === high ? (low as number) : ((low as number) + (high as number)) / 2;
    }
    default:
      return unreachable(statistic);
  }
}

/** The subject of a claim, in words. */
function sweepClaimSubject({ subject, statistic, where }: SweepClaimModel): string {
  const conditions = Object.entries(where).map(([path, value]) => `${path} is ${inputText(value)}`);
  const condition = conditions.length === 0 ? "" : ` where ${listOf(conditions)}`;
  return `${statistic === undefined ? "" : `${statistic} `}${subjectName(subject)}${condition}`;
}
