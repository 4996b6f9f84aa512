import { squaredError } from "../../ops/squared-error.ts";
import { metric } from "../define/metric.ts";
import { meanOfRow } from "./mean-of-row.ts";

/** The root of the mean of squared errors. */
export const rootMeanSquaredError = metric({
  type: "rootMeanSquaredError",
  summary: "The root of the mean of the squared errors, in the unit of the target's column.",
  formula: "√ mean of (output − target)²",
  options: {},
  example: "metrics: [rootMeanSquaredError]",
  accumulate: "rootOfMean",
  better: "lower",
  range: { least: 0 },
  categories: false,
  inTargetUnit: true,
  leavesOutPadding: true,
  build: (graph, output, target, _, __, mask) =>
    meanOfRow(graph, graph.apply(squaredError, [output, target], {}, "squares"), mask),
});
