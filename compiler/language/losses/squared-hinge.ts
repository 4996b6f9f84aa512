import { square } from "../../ops/square.ts";
import { loss } from "../define/loss.ts";
import { reduction } from "./reduction.ts";
import { rowMean } from "./row-sum.ts";
import { shortfall } from "./shortfall.ts";

/** The smooth form of hinge. */
export const squaredHinge = loss({
  type: "squaredHinge",
  summary:
    "For yes or no as 1 and −1: the square of how far an output falls short of being right by 1. An answer above 0 is a yes, and is a score, no probability.",
  formula: "mean of max(1 − target · output, 0)²",
  options: { reduction: reduction("mean") },
  example: "layers:\n  - { type: dense, units: 1 }\nloss: squaredHinge",
  targets: { signs: true },
  build: (graph, output, target) =>
    rowMean(graph, graph.apply(square, [shortfall(graph, output, target)], {}, "squares")),
});
