import { add } from "../../ops/add.ts";
import { metric } from "../define/metric.ts";
import { partAndWhole, positivesOfRow } from "./positives-of-row.ts";

/** Precision and recall in one number. */
export const f1Score = metric({
  type: "f1Score",
  summary:
    "The harmonic mean of precision and recall over all categories together (Keras's `average: micro` with a threshold of one half, or of 0 after a hinge loss).",
  formula: "2 · Σ right yes / (Σ answered yes + Σ wanted yes), 0 of none",
  options: {},
  example: "metrics: [f1Score]",
  accumulate: "ratio",
  better: "higher",
  range: { least: 0, greatest: 1 },
  categories: true,
  decides: true,
  leavesOutPadding: true,
  build: (graph, output, target, _, boundary, mask) => {
    const { right, answered, wanted } = positivesOfRow(graph, output, target, boundary, mask);
    const [twice, both] = [
      graph.apply(add, [right, right], {}, "twice"),
      graph.apply(add, [answered, wanted], {}, "both"),
    ];
    return partAndWhole(graph, twice, both);
  },
});
