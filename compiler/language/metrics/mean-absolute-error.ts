import { absoluteError } from "../../ops/absolute-error.ts";
import { metric } from "../define/metric.ts";
import { meanOfRow } from "./mean-of-row.ts";

/** The mean of errors without their sign. */
export const meanAbsoluteError = metric({
  type: "meanAbsoluteError",
  summary: "The mean absolute error, in the unit of the target's column.",
  formula: "mean of |output − target|",
  options: {},
  example: "metrics: [meanAbsoluteError]",
  accumulate: "mean",
  better: "lower",
  range: { least: 0 },
  categories: false,
  inTargetUnit: true,
  leavesOutPadding: true,
  build: (graph, output, target, _, __, mask) =>
    meanOfRow(graph, graph.apply(absoluteError, [output, target], {}, "errors"), mask),
});
