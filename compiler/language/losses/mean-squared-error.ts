import { squaredError } from "../../ops/squared-error.ts";
import { loss } from "../define/loss.ts";
import { reduction } from "./reduction.ts";
import { rowMean } from "./row-sum.ts";

/** The mean of squared errors. */
export const meanSquaredError = loss({
  type: "meanSquaredError",
  summary: "The mean of the squared errors: large errors weigh much more than small ones.",
  formula: "mean of (output − target)²",
  options: { reduction: reduction("mean") },
  example: "loss: meanSquaredError",
  targets: {},
  build: (graph, output, target) => rowMean(graph, graph.apply(squaredError, [output, target], {}, "squares")),
});
