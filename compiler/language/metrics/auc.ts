import { metric } from "../define/metric.ts";
import { noOrYes, scoresAndYes } from "./scores-and-targets.ts";

/** How well the answers rank the rows: the area under the ROC curve. */
export const auc = metric({
  type: "auc",
  summary:
    "The area under the ROC curve: how often a row that should be a yes has a higher answer than one that should be a no, over all rows together. Of several categories, the mean over each against the rest (scikit-learn's `roc_auc_score` with `ovr`); NaN where all rows are of one category.",
  formula: "(pairs ranked right + ½ · ties) / all pairs of a yes and a no",
  options: {},
  example: "metrics: [auc]",
  accumulate: "rocArea",
  better: "higher",
  range: { least: 0, greatest: 1 },
  categories: false,
  targets: noOrYes,
  build: (graph, output, target, _, boundary) => scoresAndYes(graph, output, target, boundary),
});
