import { absoluteError } from "../../ops/absolute-error.ts";
import { loss } from "../define/loss.ts";
import { reduction } from "./reduction.ts";
import { rowMean } from "./row-sum.ts";

/** The mean of absolute errors. */
export const meanAbsoluteError = loss({
  type: "meanAbsoluteError",
  summary: "The mean absolute error: robust against outliers.",
  formula: "mean of |output − target|",
  options: { reduction: reduction("mean") },
  example: "loss: meanAbsoluteError",
  targets: {},
  build: (graph, output, target) => rowMean(graph, graph.apply(absoluteError, [output, target], {}, "errors")),
});
