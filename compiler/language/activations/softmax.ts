import { softmax as softmaxOp } from "../../ops/softmax.ts";
import { activation } from "../define/activation.ts";

/** Shares that add up to one. */
export const softmax = activation({
  type: "softmax",
  summary:
    "Turns the values of a row into probabilities: all above 0, adding up to one. For one of several categories.",
  formula: "e^xᵢ / Σⱼ e^xⱼ",
  options: {},
  example: "layers:\n  - { type: dense, units: 10, activation: softmax }",
  build: (graph, value) => graph.apply(softmaxOp, [value], {}),
});
