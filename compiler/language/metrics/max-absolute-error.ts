import { elementCount } from "../../ir/shape.ts";
import { absoluteError } from "../../ops/absolute-error.ts";
import { keepSteps } from "../../ops/keep-steps.ts";
import { maxLast } from "../../ops/max-last.ts";
import { metric } from "../define/metric.ts";
import { rowsOf } from "./mean-of-row.ts";

/** The maximum absolute error. */
export const maxAbsoluteError = metric({
  type: "maxAbsoluteError",
  summary: "The maximum absolute error, in the unit of the target's column.",
  formula: "max of |output − target|",
  options: {},
  example: "metrics: [maxAbsoluteError]",
  accumulate: "maximum",
  better: "lower",
  range: { least: 0 },
  categories: false,
  inTargetUnit: true,
  leavesOutPadding: true,
  build: (graph, output, target, _, __, mask) => {
    const all = graph.apply(absoluteError, [output, target], {}, "errors");
    // An error is at least 0, which is what padding counts.
    const errors = mask === undefined ? all : graph.apply(keepSteps, [all, mask], {}, "kept");
    if (elementCount(errors.shape).times === 1) return errors;
    return graph.apply(maxLast, [rowsOf(graph, errors)], {}, "maximumOfRow");
  },
});
