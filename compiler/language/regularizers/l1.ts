import { number } from "../define/option.ts";
import { regularizer } from "../define/regularizer.ts";
import { sumOfAbsolutes } from "./sums.ts";

/** The sum of absolute values: the lasso (Tibshirani 1996). */
export const l1 = regularizer({
  type: "l1",
  summary: "The sum of the absolute values (lasso): unneeded weights become 0.",
  formula: "l1 · Σ |w|",
  options: { l1: number({ summary: "The factor of the penalty.", default: 0.01, minimum: 0 }) },
  example: "layers:\n  - { type: dense, units: 1, weightsRegularizer: { type: l1, l1: 0.001 } }",
  build: (graph, parameter, options) => sumOfAbsolutes(graph, parameter, options.l1),
});
