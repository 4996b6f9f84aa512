import { binaryHit } from "../../ops/binary-hit.ts";
import { metric } from "../define/metric.ts";
import { meanOfRow } from "./mean-of-row.ts";

/** The share of right bits. */
export const bitAccuracy = metric({
  type: "bitAccuracy",
  summary: "The share of all values that are on the target's side of one half; one half itself is a no.",
  formula: "mean of ((output > ½) = (target > ½))",
  options: {},
  example: "metrics: [bitAccuracy]",
  accumulate: "mean",
  better: "higher",
  categories: false,
  build: (graph, output, target) => meanOfRow(graph, graph.apply(binaryHit, [output, target], {}, "hits")),
});
