import { metric } from "../define/metric.ts";
import { scoresAndTargets } from "./scores-and-targets.ts";

/** The share of the targets' variance that the answers explain. */
export const r2Score = metric({
  type: "r2Score",
  summary:
    "The share of the targets' variance that the answers explain: 1 is perfect, 0 no better than always answering the mean. Of several columns, their mean.",
  formula: "1 − Σ (target − output)² / Σ (target − mean of targets)²",
  options: {},
  example: "metrics: [r2Score]",
  accumulate: "determination",
  better: "higher",
  range: { greatest: 1 },
  categories: false,
  inTargetUnit: true,
  build: (graph, output, target) => scoresAndTargets(graph, output, target),
});
