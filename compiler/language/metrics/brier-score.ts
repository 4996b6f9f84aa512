import { lastSize } from "../../ir/shape.ts";
import { squaredError } from "../../ops/squared-error.ts";
import { sumLast } from "../../ops/sum-last.ts";
import { metric } from "../define/metric.ts";
import { meanOfRow } from "./mean-of-row.ts";
import { noOrYes } from "./scores-and-targets.ts";

/** How far probabilities are from what happened. */
export const brierScore = metric({
  type: "brierScore",
  summary:
    "The mean squared distance of the probabilities from what happened (scikit-learn's `brier_score_loss`): half the sum over two categories, the sum over more.",
  formula: "mean of (probability − target)²",
  options: {},
  example: "metrics: [brierScore]",
  accumulate: "mean",
  better: "lower",
  range: { least: 0 },
  categories: false,
  targets: noOrYes,
  probabilities: true,
  leavesOutPadding: true,
  build: (graph, output, target, _, __, mask) => {
    const squares = graph.apply(squaredError, [output, target], {}, "squares");
    // Half the sum over two categories is their mean.
    return meanOfRow(
      graph,
      lastSize(output.shape) <= 2 ? squares : graph.apply(sumLast, [squares], {}, "ofAnswer"),
      mask,
    );
  },
});
