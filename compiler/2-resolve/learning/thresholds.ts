import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { ColumnModel, Model } from "../../ir/model.ts";
import { product } from "../../ir/shape.ts";
import { hasRowsOf } from "../../ir/split-parts.ts";
import type { Resolving } from "../resolving.ts";

/** Reports thresholds that decide nothing, or that cannot be chosen. */
export function checkThresholds(at: Resolving, model: Model): void {
  for (const column of model.dataset?.columns ?? []) {
    const wrong = column.threshold === undefined ? undefined : mistake(model, column);
    if (wrong === undefined) continue;
    const pointer = pointerTo(pointerTo("/dataset/columns", column.name), "threshold");
    const range = at.spec.ranges[pointer] ?? column.range;
    at.report(diagnostic("threshold-unfit", range, { column: column.name, ...wrong }));
  }
}

function mistake(model: Model, { name, threshold }: ColumnModel): { problem: string; advice: string } | undefined {
  const output = model.outputs.find(({ target }) => target?.columns.includes(name));
  if (output?.target === undefined) {
    return { problem: "only a target is decided by a threshold", advice: "Remove `threshold:`." };
  }
  const { encoding, columns } = output.target;
  if (encoding === "values" || columns.length > 1 || product(output.shape) > 2) {
    const advice = `Two categories have one, with one unit in ${output.layer}, or two and softmax.`;
    return { problem: "the answer is the most probable of several", advice };
  }
  if (typeof threshold === "number") return output.target.signs ? undefined : notBetween(threshold);
  if (threshold === undefined) return undefined;
  const isBounded = threshold.type === "precision" || threshold.type === "recall";
  if (isBounded !== (threshold.atLeast !== undefined)) {
    const problem = isBounded ? `${threshold.type} needs \`atLeast\`` : `${threshold.type} takes no \`atLeast\``;
    const advice = isBounded ? `For example \`{ type: ${threshold.type}, atLeast: 0.9 }\`.` : "Remove it.";
    return { problem, advice };
  }
  if (hasRowsOf(model.dataset, "validation")) return undefined;
  const problem = "it is chosen on validation rows, and the dataset has none";
  return { problem, advice: "Add `validation: 0.15` to its `split:`, or write a number." };
}

function notBetween(threshold: number): { problem: string; advice: string } | undefined {
  if (threshold >= 0 && threshold <= 1) return undefined;
  const advice =
    "Write a number from 0 to 1; after a hinge loss the answer is a score, and any number may be its threshold.";
  return { problem: `a probability is between 0 and 1, and ${threshold} is not`, advice };
}
