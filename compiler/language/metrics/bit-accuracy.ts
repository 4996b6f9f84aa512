import { binaryHit } from "../../ops/binary-hit.ts";
import { metric } from "../define/metric.ts";
import { meanOfRow } from "./mean-of-row.ts";

/** The share of right bits. */
export const bitAccuracy = metric({
  type: "bitAccuracy",
  summary:
    "The share of all values that are on the target's side of one half, or of 0 after a hinge loss; the boundary itself is a no.",
  formula: "mean of ((output > ½) = (target > ½))",
  options: {},
  example: "metrics: [bitAccuracy]",
  accumulate: "mean",
  better: "higher",
  range: { least: 0, greatest: 1 },
  categories: false,
  decides: true,
  leavesOutPadding: true,
  build: (graph, output, target, _, boundary, mask) =>
    meanOfRow(graph, graph.apply(binaryHit, [output, target], boundary, "hits"), mask),
});
