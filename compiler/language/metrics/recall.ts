import { metric } from "../define/metric.ts";
import { partAndWhole, positivesOfRow } from "./positives-of-row.ts";

/** The share of rightly answered yes among all that should be yes. */
export const recall = metric({
  type: "recall",
  summary:
    "The share of rightly answered yes among all that should be yes; a yes is a value above one half, or above 0 after a hinge loss, of whichever category.",
  formula: "Σ right yes / Σ wanted yes, 0 of none",
  options: {},
  example: "metrics: [recall]",
  accumulate: "ratio",
  better: "higher",
  range: { least: 0, greatest: 1 },
  categories: true,
  decides: true,
  leavesOutPadding: true,
  build: (graph, output, target, _, boundary, mask) => {
    const { right, wanted } = positivesOfRow(graph, output, target, boundary, mask);
    return partAndWhole(graph, right, wanted);
  },
});
