import { halfSquaredError } from "../../ops/half-squared-error.ts";
import { loss } from "../define/loss.ts";
import { reduction } from "./reduction.ts";
import { rowSum } from "./row-sum.ts";

/** Half the sum of squared errors, whose slope is the error. */
export const sumSquaredError = loss({
  type: "sumSquaredError",
  summary:
    "Half the sum of the squared errors, over the values of a row and over the rows. Its slope is the error itself.",
  formula: "½ Σ (output − target)²",
  options: { reduction: reduction("sum") },
  example: "loss: sumSquaredError",
  targets: {},
  build: (graph, output, target) => rowSum(graph, graph.apply(halfSquaredError, [output, target], {}, "halfSquares")),
});
