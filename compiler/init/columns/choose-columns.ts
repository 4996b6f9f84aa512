import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { JsonObject } from "../../ir/json.ts";
import type { ColumnProfile } from "../profile/column-profile.ts";
import type { TableProfile } from "../profile/table-profile.ts";
import { chooseInput } from "./choose-input.ts";
import { chooseTarget, type TargetChoice } from "./choose-target.ts";
import type { ColumnChoice } from "./column-choice.ts";
import { countText } from "./count-text.ts";
import { leakingColumns } from "./leaking-columns.ts";
import { personColumn } from "./person-column.ts";

/** What is done with each column of a table, in the order of the file, and how its rows are split. */
export interface TableChoice {
  readonly kind: "choice";
  readonly columns: readonly ColumnChoice[];
  readonly target: TargetChoice;
  /** The split without the sizes of its parts. */
  readonly split: JsonObject;
}

/**
 * Chooses what is done with each column, when this one is to be learnt. The rows are split at random, in the proportions of
 * a target of categories; where there are several rows of each person, whole persons are.
 */
export function chooseColumns({ columns, file }: TableProfile, target: string): TableChoice | Diagnostic {
  const learnt = columns.find(({ name }) => name === target);
  if (learnt === undefined) throw new Error(`${target} is not a column of ${file}`);
  const chosen = chooseTarget(learnt, file);
  if ("code" in chosen) return chosen;
  const others = columns.filter((column) => column !== learnt);
  const leaking = leakingColumns(learnt, others);
  const person = personColumn(others);
  const split =
    person !== undefined
      ? { type: "group", column: person.name }
      : chosen.categories?.isStratified === true
        ? { type: "stratified", column: target }
        : { type: "random" };
  const toldTarget = { ...chosen, done: `${chosen.done}; ${toldSplit(split)}` };
  const choices = columns.map((column): ColumnChoice => {
    if (column === learnt) return toldTarget;
    if (column === person) return personChoice(column);
    const choice = chooseInput(column);
    if (!leaking.has(column.name)) return choice;
    return { ...choice, role: "exclude", done: `not used: it gives away ${target}`, written: {} };
  });
  return { kind: "choice", columns: choices, target: toldTarget, split };
}

function personChoice({ name, distinct }: ColumnProfile): ColumnChoice {
  const done = "rows of one stay together, not an input";
  return { name, role: "keep", what: `${countText(distinct)} different`, done, written: {} };
}

/** How the rows are split, in short. */
function toldSplit({ type, column }: { readonly type: string; readonly column?: string }): string {
  return `${type === "group" ? `by ${column}` : type}, 20 % test`;
}
