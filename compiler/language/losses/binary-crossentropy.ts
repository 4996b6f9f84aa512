import { sigmoidCrossentropy } from "../../ops/sigmoid-crossentropy.ts";
import { loss } from "../define/loss.ts";
import { reduction } from "./reduction.ts";
import { rowMean } from "./row-sum.ts";
import { labelSmoothing, smooth } from "./smooth.ts";

/** How surprising a yes or no was, given the probability of yes. */
export const binaryCrossentropy = loss({
  type: "binaryCrossentropy",
  summary:
    "For yes or no: how surprising the target was, given the probability of yes. Follows the activation sigmoid, and is computed from the value before it, exact even where the probability rounds to 0 or 1.",
  formula: "−target · ln p − (1 − target) · ln(1 − p)",
  options: { labelSmoothing, reduction: reduction("mean") },
  example: "layers:\n  - { type: dense, units: 1, activation: sigmoid }\nloss: binaryCrossentropy",
  after: "sigmoid",
  targets: { between: [0, 1] },
  build: (graph, logits, target, options) => {
    const targets = smooth(graph, target, options.labelSmoothing, 2);
    return rowMean(graph, graph.apply(sigmoidCrossentropy, [logits, targets], {}, "crossentropies"));
  },
});
