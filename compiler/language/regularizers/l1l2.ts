import { add } from "../../ops/add.ts";
import { number } from "../define/option.ts";
import { regularizer } from "../define/regularizer.ts";
import { sumOfAbsolutes, sumOfSquares } from "./sums.ts";

/** Both: the elastic net (Zou and Hastie 2005). */
export const l1l2 = regularizer({
  type: "l1l2",
  summary: "The penalties of l1 and l2 together (elastic net).",
  formula: "l1 · Σ |w| + l2 · Σ w²",
  options: {
    l1: number({ summary: "The factor of the absolute values.", default: 0, minimum: 0 }),
    l2: number({ summary: "The factor of the squares.", default: 0, minimum: 0 }),
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
