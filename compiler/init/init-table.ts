import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { defaultMissingTexts } from "../language/columns/missing-texts.ts";
import { categoryOrder } from "../language/datasets/reading/category-order.ts";
import { chooseColumns, type TableChoice } from "./columns/choose-columns.ts";
import type { TargetChoice } from "./columns/choose-target.ts";
import type { ColumnChoice } from "./columns/column-choice.ts";
import type { ColumnProfile } from "./profile/column-profile.ts";
import { columnLines, firstLine } from "./profile/profile-lines.ts";
import type { ReadTable } from "./profile/read-table.ts";
import type { TableProfile } from "./profile/table-profile.ts";
import { randomSplitLine } from "./random-split-line.ts";
import { seriesSpec } from "./series/series-spec.ts";
import { specText, tableSpec } from "./table-spec.ts";

/** A spec for data, and the lines that say what the data are and what is done with them. */
export interface InitResult {
  readonly kind: "spec";
  readonly lines: readonly string[];
  readonly spec: string;
}

/** What is wrong with the data, and what is known of them nevertheless. */
export interface InitProblem {
  readonly kind: "problem";
  readonly lines: readonly string[];
  readonly diagnostic: Diagnostic;
}

/** A series needs rows for several windows in each part. */
const fewestInSeries = 100;

/** Makes the spec `name` that learns the column `target` of a table that is in `file`. */
export function initTable(read: ReadTable, target: string, name: string, file: string): InitResult | InitProblem {
  const { profile } = read;
  const chosen = chooseColumns(profile, target);
  if ("code" in chosen) return { kind: "problem", lines: [firstLine(profile)], diagnostic: chosen };
  const choice = asWritten(chosen, read);
  const lines = [firstLine(profile), ...columnLines(choice.columns)];
  const inputs = choice.columns.filter(({ role }) => role === "input");
  const series = inputs.some(({ what }) => what !== "date") ? undefined : initSeries(profile, choice, name, file);
  if (series !== undefined) return series;
  if (inputs.length > 0) {
    const values = tableSpec(profile, choice, name, file);
    return { kind: "spec", lines: [...lines, ...randomSplitLine(choice.columns, values)], spec: specText(values) };
  }
  return { kind: "problem", lines, diagnostic: diagnostic("no-inputs", undefined, { file, target }) };
}

/** Without inputs, a number in each of enough rows in the order of a date or a year is foreseen from those before it. */
function initSeries(
  { columns, ...profile }: TableProfile,
  { target, columns: choices }: TableChoice,
  name: string,
  file: string,
): InitResult | undefined {
  const learnt = columns.find((column) => column.name === target.name);
  if (learnt?.numbers === undefined || target.categories !== undefined || profile.rows < fewestInSeries)
    return undefined;
  const order = columns.find(isOrder);
  if (order === undefined) return undefined;
  const done = "foreseen from the rows before; in order, the last 20 % test";
  const changed = choices.map((each): ColumnChoice => {
    if (each === target) return { ...each, done };
    return { ...each, done: each.name === order.name ? "the order of the rows" : "not used" };
  });
  const lines = [firstLine({ columns, ...profile }), ...columnLines(changed)];
  return { kind: "spec", lines, spec: specText(seriesSpec(profile, learnt, name, file)) };
}

/** A date, or numbers that rise from row to row in a column that is called a time. */
function isOrder({ name, kind, numbers }: ColumnProfile): boolean {
  if (kind === "date") return true;
  const isTime = /^(year|month|week|day|date|time|period|quarter|t)$/i.test(name);
  return isTime && numbers?.values.every((value, row, all) => row === 0 || value > (all[row - 1] as number)) === true;
}

/** Categories that are numbers, as the file writes them: 1.0 is not 1. */
function asWritten(choice: TableChoice, { profile, textsOf }: ReadTable): TableChoice {
  const coded = new Set(profile.columns.filter(({ kind }) => kind === "number").map(({ name }) => name));
  const columns = choice.columns.map((column): ColumnChoice => {
    const { written, name, role } = column;
    if (role !== "input" || written.type !== "category" || !coded.has(name)) return column;
    const names = categoryOrder([...textsOf(name).keys()].filter((text) => !defaultMissingTexts.includes(text)));
    return (written.categories as readonly string[]).length === names.length
      ? { ...column, written: { ...written, categories: [...names] } }
      : column;
  });
  return targetAsWritten({ ...choice, columns }, textsOf);
}

function targetAsWritten(choice: TableChoice, textsOf: ReadTable["textsOf"]): TableChoice {
  const { target } = choice;
  if (target.categories === undefined) return choice;
  const names = categoryOrder([...textsOf(target.name).keys()].filter((text) => !defaultMissingTexts.includes(text)));
  if (names.length !== target.categories.names.length) return choice;
  const written = { ...target.written, categories: [...names] };
  const again: TargetChoice = { ...target, written, categories: { ...target.categories, names } };
  return { ...choice, target: again, columns: choice.columns.map((column) => (column === target ? again : column)) };
}
