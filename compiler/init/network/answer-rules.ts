import type { JsonObject } from "../../ir/json.ts";
import type { TargetChoice } from "../columns/choose-target.ts";

/** What follows from the kind of the target: the last layer, the loss, the metrics and what is expected of the test. */
export interface AnswerRule {
  readonly layer: JsonObject;
  readonly loss: string;
  readonly metrics: readonly string[];
  readonly expect: JsonObject;
}

/** A commonest category with more rows than this hides the others: metrics of ranking are added. */
const uneven = 0.75;

/**
 * Two categories: one unit, sigmoid, binaryCrossentropy, accuracy and auc; more: softmax, categoricalCrossentropy; a
 * number: a linear unit, meanSquaredError. The test must be better than an answer that never looks at the inputs: a
 * ranking by chance (auc 0.5), the commonest category, the mean (r2Score 0).
 */
export function answerRule({ categories, size = 1 }: Pick<TargetChoice, "categories" | "size">): AnswerRule {
  const onTest = (name: string, atLeast: number): JsonObject => ({ metrics: [{ name, on: "test", atLeast }] });
  if (categories === undefined)
    return {
      layer: { type: "dense", units: size },
      loss: "meanSquaredError",
      metrics: ["rootMeanSquaredError", "meanAbsoluteError", "r2Score"],
      expect: onTest("r2Score", 0),
    };
  const { names, share } = categories;
  if (names.length === 2)
    return {
      layer: { type: "dense", units: 1, activation: "sigmoid" },
      loss: "binaryCrossentropy",
      metrics: ["accuracy", "auc", ...(share > uneven ? ["prAuc", "f1Score"] : [])],
      expect: onTest("auc", 0.5),
    };
  return {
    layer: { type: "dense", units: names.length, activation: "softmax" },
    loss: "categoricalCrossentropy",
    metrics: ["accuracy", ...(share > uneven ? ["auc"] : [])],
    expect: onTest("accuracy", Math.floor(share * 100) / 100),
  };
}
