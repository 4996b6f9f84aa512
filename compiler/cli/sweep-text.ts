import pc from "picocolors";
import { subjectName } from "../ir/sweep-model.ts";
import { visibleText } from "../ir/visible-text.ts";
import { type SweepRun, takeStatistic } from "../sweep/check-sweep.ts";
import type { Sweep } from "../sweep/sweep.ts";
import { isMeasure, type RunOutcome } from "../sweep/sweep-task.ts";
import { boundText } from "./claim-line.ts";
import { numberText } from "./number-text.ts";
import { rowBlocks, runTitle, valueText } from "./sweep-rows-text.ts";
import { tableLines } from "./table.ts";

/** The report of a sweep: the table of runs, the results for single rows, and the claims. */
export function sweepLines(made: Sweep, colour: boolean): readonly string[] {
  const blocks = [
    tableOf(made),
    ...rowBlocks(made),
    failureLines(made),
    bestLines(made),
    sweepClaimLines(made, colour),
  ];
  return blocks.filter((lines) => lines.length > 0).flatMap((lines) => [...lines, ""]);
}

/** One line for each group of runs, with medians; without `groupBy:`, one line for each run. */
function tableOf(made: Sweep): readonly string[] {
  const { sweep, runs } = made;
  const grouped = sweep.groupBy.length > 0;
  const paths = grouped ? sweep.groupBy : sweep.axes.map(({ path }) => path);
  const measures = measureNames(made);
  const counted = countsPassed(made);
  if (measures.length === 0 && !counted) return [];
  const groups = grouped ? groupsBy(runs, paths) : runs.map((run) => [run]);
  const head = [
    ...paths,
    ...(counted ? ["passed"] : []),
    ...measures.map((name) => (grouped ? `median ${name}` : name)),
  ];
  const lines = groups.map((group) => [
    ...paths.map((path) => valueText(group[0]?.values[path] ?? null)),
    ...(counted ? [passedText(group, grouped)] : []),
    ...measures.map((name) => medianText(group, name)),
  ]);
  return tableLines([head, ...lines], paths.length);
}

function passedText(group: readonly SweepRun[], grouped: boolean): string {
  const passed = group.filter(({ outcome }) => outcome.passed).length;
  return grouped ? `${passed} of ${group.length}` : passed === 1 ? "yes" : "no";
}

/** The median of the runs that have the number; runs that did not finish are listed separately. */
function medianText(group: readonly SweepRun[], name: string): string {
  const values = group.flatMap(({ outcome }) => outcome.measures[name] ?? []);
  return values.length === 0 ? "–" : numberText(takeStatistic("median", values));
}

/** Runs grouped by their values for some paths, in the order of the first run of each group. */
function groupsBy(runs: readonly SweepRun[], paths: readonly string[]): readonly (readonly SweepRun[])[] {
  const groups = new Map<string, SweepRun[]>();
  for (const run of runs) {
    const key = JSON.stringify(paths.map((path) => run.values[path]));
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()];
}

/** Whether the table has a column for passed runs: not if all must pass, or if `show:` and the claims do not use it. */
function countsPassed({ model, sweep, runs }: Sweep): boolean {
  const { show, claims } = sweep;
  if ([...show, ...claims.map(({ subject }) => subject)].some(({ kind }) => kind === "passed")) return true;
  return show.length === 0 && (model.expect !== undefined || runs.some(({ outcome }) => !outcome.passed));
}

/** The columns of the table: those of `show:`, default: every metric; and the subjects of the claims. */
function measureNames({ sweep, runs }: Sweep): readonly string[] {
  const { show, claims, best } = sweep;
  const asked = [...show, ...claims.map(({ subject }) => subject), ...(best === undefined ? [] : [best.subject])];
  const measured = show.length > 0 ? [] : runs.flatMap(({ outcome }) => Object.keys(outcome.measures));
  return [...new Set([...measured, ...asked.filter(isMeasure).map(subjectName)])];
}

/** Outcomes without results. */
const noEnd: readonly RunOutcome["ending"][] = ["notFinite", "rejected", "failed"];

/** Why runs did not pass; with groups, or without a column for passed runs, only of runs that did not finish. */
function failureLines(made: Sweep): readonly string[] {
  const { sweep, runs } = made;
  const all = sweep.groupBy.length === 0 && countsPassed(made);
  const listed = runs.filter(({ outcome }) => outcome.reason !== undefined && (all || noEnd.includes(outcome.ending)));
  return listed.map(({ values, outcome }) => `${runTitle(sweep, values)}: ${outcome.reason}`);
}

function bestLines({ sweep, best }: Sweep): readonly string[] {
  if (sweep.best === undefined || best === undefined) return [];
  const name = subjectName(sweep.best.subject);
  const title = runTitle(sweep, best.values);
  return [`best: ${title} with ${name} ${numberText(best.outcome.measures[name] ?? Number.NaN)}`];
}

/** Every claim with a mark, one on each line. */
export function sweepClaimLines({ claims }: Sweep, colour: boolean): readonly string[] {
  const paint = pc.createColors(colour);
  return claims.map(({ claim, holds, subject, found, runs, without }) => {
    const mark = holds ? paint.green("✓") : paint.red("✗");
    const of = claim.subject.kind === "passed" ? ` of ${runs}` : "";
    const value = without > 0 ? `none in ${without} of ${runs} runs` : `${numberText(found)}${of}`;
    return `${mark} ${visibleText(`${subject}: ${value}${boundText(claim.bound)}`)}`;
  });
}

/** `Every expectation of the sweep holds (4).` */
export function sweepVerdict({ claims, runs }: Sweep): string {
  const failed = claims.filter(({ holds }) => !holds).length;
  const all = claims.length;
  if (all === 0) return `${runs.length} ${runs.length === 1 ? "run" : "runs"}; no expectations in the sweep.`;
  if (failed === 0) return `Every expectation of the sweep holds (${all}).`;
  return `${failed} of ${all} ${all === 1 ? "expectation" : "expectations"} of the sweep ${failed === 1 ? "does" : "do"} not hold.`;
}
