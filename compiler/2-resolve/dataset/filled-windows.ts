import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ColumnModel } from "../../ir/model.ts";
import type { Resolving } from "../resolving.ts";

/** Reports columns of a window whose rule would fill in values: a window with a missing value can only be left out. */
export function reportFilledWindows(at: Resolving, columns: readonly ColumnModel[]): void {
  for (const { name, missing, steps, laterOf, range } of columns) {
    const { effect = "error" } = at.language.missing[missing.type] ?? {};
    if ((steps === undefined && laterOf === undefined) || effect === "error" || effect === "skip") continue;
    const problem = `has \`missing: ${missing.type}\`, which fills in single rows and no windows`;
    const advice = "Write `missing: skip`: windows with a missing value are left out.";
    at.report(diagnostic("column-unfit", range, { name: laterOf ?? name, problem, advice }));
    return;
  }
}
