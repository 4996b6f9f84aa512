import { loss } from "../define/loss.ts";
import { reduction } from "./reduction.ts";
import { rowMean } from "./row-sum.ts";
import { shortfall } from "./shortfall.ts";

/** The margin of the support vector machine (Cortes and Vapnik 1995). */
export const hinge = loss({
  type: "hinge",
  summary:
    "For yes or no as 1 and −1: how far an output falls short of being right by 1. Follows no activation, or tanh. An answer above 0 is a yes, and is a score, no probability.",
  formula: "mean of max(1 − target · output, 0)",
  options: { reduction: reduction("mean") },
  example: "layers:\n  - { type: dense, units: 1 }\nloss: hinge",
  targets: { signs: true },
  build: (graph, output, target) => rowMean(graph, shortfall(graph, output, target)),
});
