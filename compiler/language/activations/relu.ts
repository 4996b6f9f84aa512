import { relu as reluOp } from "../../ops/relu.ts";
import { activation } from "../define/activation.ts";

/** The rectified linear unit. */
export const relu = activation({
  type: "relu",
  summary: "x above 0, and 0 below. The usual choice between layers.",
  formula: "max(x, 0)",
  options: {},
  example: "layers:\n  - { type: dense, units: 64, activation: relu }",
  build: (graph, value) => graph.apply(reluOp, [value], {}),
});
