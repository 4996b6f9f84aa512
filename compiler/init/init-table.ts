import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { defaultMissingTexts } from "../language/columns/missing-texts.ts";
import { categoryOrder } from "../language/datasets/reading/category-order.ts";
import { chooseColumns, type TableChoice } from "./columns/choose-columns.ts";
import type { TargetChoice } from "./columns/choose-target.ts";
import type { ColumnChoice } from "./columns/column-choice.ts";
import { columnLines, firstLine } from "./profile/profile-lines.ts";
import type { ReadTable } from "./profile/read-table.ts";
import type { TableProfile } from "./profile/table-profile.ts";
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
  if (inputs.length > 0) return { kind: "spec", lines, spec: specText(tableSpec(profile, choice, name, file)) };
  return { kind: "problem", lines, diagnostic: diagnostic("no-inputs", undefined, { file, target }) };
}

/** Without inputs, a number in each of enough rows in the order of a date is foreseen from those before it. */
function initSeries(
  { columns, ...profile }: TableProfile,
  { target, columns: choices }: TableChoice,
  name: string,
  file: string,
): InitResult | undefined {
  const learnt = columns.find((column) => column.name === target.name);
  if (learnt?.numbers === undefined || target.categories !== undefined || profile.rows < fewestInSeries)
    return undefined;
  if (!columns.some(({ kind }) => kind === "date")) return undefined;
  const done = "foreseen from the rows before; in order, the last 20 % test";
  const changed = choices.map((each): ColumnChoice => (each === target ? { ...each, done } : unusedIn(each)));
  const lines = [firstLine({ columns, ...profile }), ...columnLines(changed)];
  return { kind: "spec", lines, spec: specText(seriesSpec(profile, learnt, name, file)) };
}

/** A series has no other columns than its target. */
function unusedIn(choice: ColumnChoice): ColumnChoice {
  return choice.what === "date" ? { ...choice, done: "the order of the rows" } : { ...choice, done: "not used" };
}

/** Categories that are numbers, as the file writes them: 1.0 is not 1. */
function asWritten(choice: TableChoice, { textsOf }: ReadTable): TableChoice {
  const { target } = choice;
  if (target.categories === undefined) return choice;
  const names = categoryOrder([...textsOf(target.name).keys()].filter((text) => !defaultMissingTexts.includes(text)));
  if (names.length !== target.categories.names.length) return choice;
  const written = { ...target.written, categories: [...names] };
  const again: TargetChoice = { ...target, written, categories: { ...target.categories, names } };
  return { ...choice, target: again, columns: choice.columns.map((column) => (column === target ? again : column)) };
}
