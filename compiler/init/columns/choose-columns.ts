import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { TableProfile } from "../profile/table-profile.ts";
import { chooseInput } from "./choose-input.ts";
import { chooseTarget, type TargetChoice } from "./choose-target.ts";
import type { ColumnChoice } from "./column-choice.ts";
import { leakingColumns } from "./leaking-columns.ts";

/** What is done with each column of a table, in the order of the file. */
export interface TableChoice {
  readonly kind: "choice";
  readonly columns: readonly ColumnChoice[];
  readonly target: TargetChoice;
}

/** Chooses what is done with each column, when this one is to be learnt. */
export function chooseColumns({ columns, file }: TableProfile, target: string): TableChoice | Diagnostic {
  const learnt = columns.find(({ name }) => name === target);
  if (learnt === undefined) throw new Error(`${target} is not a column of ${file}`);
  const chosen = chooseTarget(learnt, file);
  if ("code" in chosen) return chosen;
  const others = columns.filter((column) => column !== learnt);
  const leaking = leakingColumns(learnt, others);
  const choices = columns.map((column): ColumnChoice => {
    if (column === learnt) return chosen;
    const choice = chooseInput(column);
    if (!leaking.has(column.name)) return choice;
    return { ...choice, role: "exclude", done: `not used: it gives away ${target}`, written: {} };
  });
  return { kind: "choice", columns: choices, target: chosen };
}
