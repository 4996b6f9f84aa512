import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json } from "../../ir/json.ts";
import type { SplitModel } from "../../ir/model.ts";
import type { DatasetDescription } from "../../language/define/dataset.ts";
import type { Resolving } from "../resolving.ts";

/** Which rows are for what; `written` already has its defaults. */
export function resolveSplit(at: Resolving, written: Json | undefined, description: DatasetDescription): SplitModel {
  const place = at.keyPlaceAt("/dataset/split");
  if (!isObject(written)) return { type: "none", validation: 0, test: 0, seed: 0, place };
  const options = isObject(written.options) ? written.options : {};
  const { validation, test, seed, column } = options;
  const split = {
    type: written.type as SplitModel["type"],
    validation: typeof validation === "number" ? validation : 0,
    test: typeof test === "number" ? test : 0,
    seed: typeof seed === "number" ? seed : 0,
    ...(typeof column === "string" ? { column } : {}),
    place,
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
  at.report(diagnostic("split-too-large", split.place, { problem }));
}

function reportColumn(at: Resolving, column: string, description: DatasetDescription): void {
  const known = description.columns.flatMap((each) => each.name ?? []);
  if (known.length === 0) return;
  const place = at.placeAt("/dataset/split/column");
  const found = description.columns.find((each) => each.name === column);
  if (found === undefined) {
    at.report(diagnostic("dataset-column", place, { key: "`split:`", name: column, candidates: known }));
  } else if (found.type !== undefined && found.type !== "category") {
    const problem = `The split keeps categories in proportion, but the column "${column}" is of type ${found.type}.`;
    at.report(diagnostic("split-column", place, { problem, advice: "Name a column of type category." }));
  }
}
