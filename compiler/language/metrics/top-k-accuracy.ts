import { lastSize } from "../../ir/shape.ts";
import { binaryHit } from "../../ops/binary-hit.ts";
import { topKHit } from "../../ops/top-k-hit.ts";
import { metric } from "../define/metric.ts";
import { integer, optional } from "../define/option.ts";
import { meanOfRow } from "./mean-of-row.ts";

/** The share of rows whose right category is among the most probable. */
export const topKAccuracy = metric({
  type: "topKAccuracy",
  summary: "The share of rows whose right category is among the k most probable ones.",
  formula: "mean of (target among the k largest outputs)",
  options: {
    k: optional(integer({ summary: "How many count; default: the column's `topK`, or 5.", minimum: 1 })),
  },
  example: "metrics: [{ type: topKAccuracy, k: 3 }]",
  accumulate: "mean",
  better: "higher",
  range: { least: 0, greatest: 1 },
  categories: true,
  decides: true,
  leavesOutPadding: true,
  build: (graph, output, target, { k = 5 }, boundary, mask) => {
    const pair = [output, target] as const;
    // One unit distinguishes two categories: the more probable one alone is right or wrong, both together are always right.
    const single = lastSize(output.shape) === 1 && k === 1;
    const hits = single ? graph.apply(binaryHit, pair, boundary, "hits") : graph.apply(topKHit, pair, { k }, "hits");
    return meanOfRow(graph, hits, mask);
  },
});
