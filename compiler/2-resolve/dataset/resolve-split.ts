import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json } from "../../ir/json.ts";
import type { SplitModel } from "../../ir/model.ts";
import type { DatasetDescription } from "../../language/define/dataset.ts";
import type { Resolving } from "../resolving.ts";

/** The split into training, validation and test rows; `written` already includes defaults. */
export function resolveSplit(at: Resolving, written: Json | undefined, description: DatasetDescription): SplitModel {
  const range = at.keyRangeAt("/dataset/split");
  if (!isObject(written)) return { type: "none", validation: 0, test: 0, seed: 0, range };
  const options = isObject(written.options) ? written.options : {};
  const { validation, test, seed, column } = options;
  const split = {
    type: written.type as SplitModel["type"],
    validation: typeof validation === "number" ? validation : 0,
    test: typeof test === "number" ? test : 0,
    seed: typeof seed === "number" ? seed : 0,
    ...(typeof column === "string" ? { column } : {}),
    range,
  };
  reportShares(at, split);
  if (split.column !== undefined) reportColumn(at, split.column, description);
  return split;
}

function reportShares(at: Resolving, split: SplitModel): void {
  const shares = [split.validation, split.test].filter((part) => part < 1);
  const sum = shares.reduce((total, part) => total + part, 0);
  if (sum < 1) return;
  const problem = `Validation and test together take ${sum} of the rows, so none are left for training.`;
  at.report(diagnostic("split-too-large", split.range, { problem }));
}

function reportColumn(at: Resolving, column: string, description: DatasetDescription): void {
  const known = description.columns.flatMap((each) => each.name ?? []);
  if (known.length === 0) return;
  const range = at.rangeAt("/dataset/split/column");
  const found = description.columns.find((each) => each.name === column);
  if (found === undefined) {
    at.report(diagnostic("dataset-column", range, { key: "`split:`", name: column, candidates: known }));
  } else if (found.type !== undefined && found.type !== "category") {
    const problem = `The split keeps categories in proportion, but the column "${column}" is of type ${found.type}.`;
    at.report(diagnostic("split-column", range, { problem, advice: "Name a column of type category." }));
  }
}
