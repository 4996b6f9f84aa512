import { roundAtHalf } from "../ops/round-at-half.ts";
import { layerMetric } from "../vocabulary/define.ts";
import { text } from "../vocabulary/option.ts";
import { rowsOf } from "./mean-of-row.ts";

/** How many rows a layer can tell from each other by bits. */
export const distinctCodes = layerMetric({
  type: "distinctCodes",
  summary:
    "How many different codes a layer gives over all rows, each of its values taken as a bit: above one half or not.",
  formula: "the number of different rows of (values > ½)",
  options: { layer: text({ summary: "The layer whose outputs are codes." }) },
  example: "metrics: [{ type: distinctCodes, layer: code }]",
  accumulate: "distinct",
  better: "higher",
  build: (graph, values) => rowsOf(graph, graph.apply(roundAtHalf, [values], {}, "codes")),
});
