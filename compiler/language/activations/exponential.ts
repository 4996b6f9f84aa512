import { exponential as exponentialOp } from "../../ops/exponential.ts";
import { activation } from "../define/activation.ts";

/** The exponential function. */
export const exponential = activation({
  type: "exponential",
  summary: "Makes every value positive, sums into products: for rates and counts.",
  formula: "e^x",
  options: {},
  example: "layers:\n  - { type: dense, units: 1, activation: exponential }",
  build: (graph, value) => graph.apply(exponentialOp, [value], {}),
});
