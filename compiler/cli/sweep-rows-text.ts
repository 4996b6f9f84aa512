import type { Json } from "../ir/json.ts";
import type { SweepModel } from "../ir/sweep-model.ts";
import { inputText } from "../run/claim-subject.ts";
import type { SweepRun } from "../sweep/check-sweep.ts";
import type { Sweep } from "../sweep/sweep.ts";
import { answerText } from "./answer-text.ts";
import { numberText } from "./number-text.ts";
import { tableLines } from "./table.ts";

/** Maximum number of runs side by side. */
const mostColumns = 8;

/**
 * The results for single rows: one column for each run if each has one number for a row, else one table for each run.
 */
export function rowBlocks({ sweep, runs }: Sweep): readonly (readonly string[])[] {
  const shown = runs.filter(({ outcome }) => outcome.rows.length > 0);
  const name = onlyName(shown);
  if (name === undefined || shown.length < 2 || shown.length > mostColumns) {
    return shown.map((run) => rowTable(sweep, run));
  }
  const paths = sweep.axes.map(({ path }) => path);
  const head = ["", ...shown.map(({ values }) => paths.map((path) => valueText(values[path] ?? null)).join(", "))];
  const lines = (shown[0] as SweepRun).outcome.rows.map((row, index) => [
    inputText(row.inputs),
    ...shown.map(({ outcome }) => answerText(outcome.rows[index]?.values[name] ?? null)),
  ]);
  return [[`${name} by ${paths.join(", ")}`, ...tableLines([head, ...lines])]];
}

/** The only value shown, if it is one number in every row of every run. */
function onlyName(runs: readonly SweepRun[]): string | undefined {
  const all = runs.flatMap(({ outcome }) => outcome.rows.flatMap(({ values }) => Object.entries(values)));
  const [[name] = [undefined]] = all;
  return all.every(([each, value]) => each === name && isOneNumber(value)) ? name : undefined;
}

function isOneNumber(value: Json): boolean {
  return typeof (Array.isArray(value) && value.length === 1 ? value[0] : value) === "number";
}

/** The values shown for a run's rows, under the run's values. */
function rowTable(sweep: SweepModel, { values, outcome }: SweepRun): readonly string[] {
  const names = Object.keys(outcome.rows[0]?.values ?? {});
  const lines = outcome.rows.map((row) => [
    inputText(row.inputs),
    ...names.map((name) => cellText(row.values[name] ?? null)),
  ]);
  return [runTitle(sweep, values), ...tableLines([["", ...names], ...lines]).map((line) => `  ${line}`)];
}

/** Lists of numbers are printed with four digits after the point, so that they are aligned. */
function cellText(value: Json): string {
  if (!Array.isArray(value) || value.length < 2) return answerText(value);
  return `[${value.map((each: Json) => (typeof each === "number" ? each.toFixed(4) : cellText(each))).join(", ")}]`;
}

/** The values that distinguish a run from the others: `layers.hidden.units 2, seed 0`. */
export function runTitle({ axes }: SweepModel, values: SweepRun["values"]): string {
  return axes.map(({ path }) => `${path} ${valueText(values[path] ?? null)}`).join(", ");
}

/** A value of a path, as text. */
export function valueText(value: Json): string {
  return typeof value === "number" ? numberText(value) : inputText(value);
}
