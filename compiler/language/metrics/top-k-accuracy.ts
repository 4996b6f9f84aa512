import { topKHit } from "../../ops/top-k-hit.ts";
import { metric } from "../define/metric.ts";
import { integer, optional } from "../define/option.ts";
import { meanOfRow } from "./mean-of-row.ts";

/** The share of rows whose right category is among the most probable. */
export const topKAccuracy = metric({
  type: "topKAccuracy",
  summary: "The share of rows whose right category is among the k most probable ones.",
  formula: "mean of (target among the k greatest outputs)",
  options: {
    k: optional(integer({ summary: "How many count; the column's `topK`, or 5, unless said otherwise.", minimum: 1 })),
  },
  example: "metrics: [{ type: topKAccuracy, k: 3 }]",
  accumulate: "mean",
  better: "higher",
  categories: true,
  build: (graph, output, target, { k }) =>
    meanOfRow(graph, graph.apply(topKHit, [output, target], { k: k ?? 5 }, "hits")),
});
