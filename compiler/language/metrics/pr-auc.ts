import { metric } from "../define/metric.ts";
import { noOrYes, scoresAndYes } from "./scores-and-targets.ts";

/** Precision over all thresholds: the area under the curve of precision and recall. */
export const prAuc = metric({
  type: "prAuc",
  summary:
    "The area under the curve of precision and recall, as the average precision (scikit-learn's `average_precision_score`); for rare categories it says more than auc. Of several categories, their mean.",
  formula: "Σ (recallₖ − recallₖ₋₁) · precisionₖ over all thresholds k, 0 of none",
  options: {},
  example: "metrics: [prAuc]",
  accumulate: "averagePrecision",
  better: "higher",
  range: { least: 0, greatest: 1 },
  categories: false,
  targets: noOrYes,
  build: (graph, output, target, _, boundary) => scoresAndYes(graph, output, target, boundary),
});
