import { metric } from "../define/metric.ts";
import { partAndWhole, positivesOfRow } from "./positives-of-row.ts";

/** The share of rightly answered yes among all that were answered yes. */
export const precision = metric({
  type: "precision",
  summary:
    "The share of rightly answered yes among all that were answered yes; a yes is a value above one half, or above 0 after a hinge loss, of whichever category.",
  formula: "Σ right yes / Σ answered yes, 0 of none",
  options: {},
  example: "metrics: [precision]",
  accumulate: "ratio",
  better: "higher",
  range: { least: 0, greatest: 1 },
  categories: true,
  decides: true,
  leavesOutPadding: true,
  build: (graph, output, target, _, boundary, mask) => {
    const { right, answered } = positivesOfRow(graph, output, target, boundary, mask);
    return partAndWhole(graph, right, answered);
  },
});
