import { number } from "../define/option.ts";
import { regularizer } from "../define/regularizer.ts";
import { sumOfSquares } from "./sums.ts";

/** The sum of squares: ridge, Tikhonov. With plain sgd it is a weight decay of 2 · l2. */
export const l2 = regularizer({
  type: "l2",
  summary: "The sum of the squares (ridge): keeps weights small.",
  formula: "l2 · Σ w²",
  options: { l2: number({ summary: "The factor of the penalty.", default: 0.01, minimum: 0 }) },
  example: "layers:\n  - { type: dense, units: 1, weightsRegularizer: { type: l2, l2: 0.001 } }",
  build: (graph, parameter, options) => sumOfSquares(graph, parameter, options.l2),
});
