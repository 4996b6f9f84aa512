import type { Json } from "../ir/json.ts";
import type { SweepModel } from "../ir/sweep-model.ts";
import { inputText } from "../run/claim-subject.ts";
import type { SweepRun } from "../sweep/check-sweep.ts";
import type { Sweep } from "../sweep/sweep.ts";
import { answerText } from "./answer-text.ts";
import { numberText } from "./number-text.ts";
import { tableLines } from "./table.ts";

/** Runs that stand side by side at most. */
const mostColumns = 8;

/** What was shown of single rows: a column a run where each gives one number for a row, else a table a run. */
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

/** The one thing that is shown, where it is one number in every row of every run. */
function onlyName(runs: readonly SweepRun[]): string | undefined {
  const all = runs.flatMap(({ outcome }) => outcome.rows.flatMap(({ values }) => Object.entries(values)));
  const [[name] = [undefined]] = all;
  return all.every(([each, value]) => each === name && isOneNumber(value)) ? name : undefined;
}

function isOneNumber(value: Json): boolean {
  return typeof (Array.isArray(value) && value.length === 1 ? value[0] : value) === "number";
}

/** What is shown of a run's rows, under the run's values. */
function rowTable(sweep: SweepModel, { values, outcome }: SweepRun): readonly string[] {
  const names = Object.keys(outcome.rows[0]?.values ?? {});
  const lines = outcome.rows.map((row) => [
    inputText(row.inputs),
    ...names.map((name) => cellText(row.values[name] ?? null)),
  ]);
  return [runTitle(sweep, values), ...tableLines([["", ...names], ...lines]).map((line) => `  ${line}`)];
}

/** Several numbers are compared by eye: four digits after the point say enough, and stand below each other. */
function cellText(value: Json): string {
  if (!Array.isArray(value) || value.length < 2) return answerText(value);
  return `[${value.map((each: Json) => (typeof each === "number" ? each.toFixed(4) : cellText(each))).join(", ")}]`;
}

/** What distinguishes a run from others: `layers.hidden.units 2, seed 0`. */
export function runTitle({ axes }: SweepModel, values: SweepRun["values"]): string {
  return axes.map(({ path }) => `${path} ${valueText(values[path] ?? null)}`).join(", ");
}

/** A value of a path, for people. */
export function valueText(value: Json): string {
  return typeof value === "number" ? numberText(value) : inputText(value);
}
