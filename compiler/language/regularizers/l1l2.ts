import { add } from "../../ops/add.ts";
import { number } from "../define/option.ts";
import { regularizer } from "../define/regularizer.ts";
import { sumOfAbsolutes, sumOfSquares } from "./sums.ts";

/** Both: the elastic net (Zou and Hastie 2005). */
export const l1l2 = regularizer({
  type: "l1l2",
  summary: "The costs of l1 and of l2 together.",
  formula: "l1 · Σ |w| + l2 · Σ w²",
  options: {
    l1: number({ summary: "How much a value of 1 costs for its size.", default: 0, minimum: 0 }),
    l2: number({ summary: "How much a value of 1 costs for its square.", default: 0, minimum: 0 }),
  },
  example: "layers:\n  - { type: dense, units: 1, weightsRegularizer: { type: l1l2, l1: 0.001, l2: 0.001 } }",
  build: (graph, parameter, options) =>
    graph.apply(
      add,
      [sumOfAbsolutes(graph, parameter, options.l1), sumOfSquares(graph, parameter, options.l2)],
      {},
      "both",
    ),
});
