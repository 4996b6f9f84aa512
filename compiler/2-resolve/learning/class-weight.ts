import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { DatasetModel, LossModel, TargetModel } from "../../ir/model.ts";
import type { Resolving } from "../resolving.ts";

/** `classWeight:` of a loss: its target must be a column of categories. */
export function resolveClassWeight(
  at: Resolving,
  written: Json | undefined,
  pointer: string,
  target: TargetModel | undefined,
  dataset: DatasetModel | undefined,
): LossModel["classWeight"] {
  if (written === undefined || target === undefined) return undefined;
  const column = dataset?.columns.find(({ name }) => name === target.columns[0]);
  const categories = column?.categories;
  if (column === undefined || categories === undefined) {
    const problem = "`classWeight:` weights the categories of the target, and the target is numeric.";
    const advice = "Make the target a column of type category, or weight the rows: `sampleWeight: column`.";
    at.report(diagnostic("class-weight", at.keyRangeAt(pointer), { problem, advice }));
    return undefined;
  }
  if (column.steps !== undefined) {
    const problem = "`classWeight:` weights rows by their category, and the target has one at each step.";
    at.report(diagnostic("class-weight", at.keyRangeAt(pointer), { problem, advice: "Leave it out." }));
    return undefined;
  }
  if (!isObject(written)) return {};
  for (const name of Object.keys(written).filter((each) => !categories.includes(each))) {
    const problem = `"${name}" is not a category of "${column.name}".`;
    const parameters = { problem, name, candidates: categories };
    at.report(diagnostic("class-weight", at.keyRangeAt(pointerTo(pointer, name)), parameters));
  }
  return { ofCategories: categories.map((name) => (Object.hasOwn(written, name) ? (written[name] as number) : 1)) };
}
