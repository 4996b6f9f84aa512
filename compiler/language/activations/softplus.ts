import { softplus as softplusOp } from "../../ops/softplus.ts";
import { activation } from "../define/activation.ts";

/** A smooth rectified linear unit. */
export const softplus = activation({
  type: "softplus",
  summary: "A smooth relu: always above 0, nearly 0 far below, nearly x far above.",
  formula: "ln(1 + e^x)",
  options: {},
  example: "layers:\n  - { type: dense, units: 1, activation: softplus }",
  build: (graph, value) => graph.apply(softplusOp, [value], {}),
});
