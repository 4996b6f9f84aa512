import { absolute } from "../../ops/absolute.ts";
import { add } from "../../ops/add.ts";
import { divide } from "../../ops/divide.ts";
import { activation } from "../define/activation.ts";

/** A tanh without exponentials. */
export const softsign = activation({
  type: "softsign",
  summary: "Maps any value to between −1 and 1, with heavier tails than tanh.",
  formula: "x / (1 + |x|)",
  options: {},
  example: "layers:\n  - { type: dense, units: 8, activation: softsign }",
  build: (graph, value) => {
    const size = graph.apply(absolute, [value], {}, "size");
    return graph.apply(divide, [value, graph.apply(add, [graph.constant(1), size], {}, "divisor")], {});
  },
});
