import { add } from "../../ops/add.ts";
import { divide } from "../../ops/divide.ts";
import { activation } from "../define/activation.ts";
import { fromZeroToSix } from "./from-zero-to-six.ts";

/** A sigmoid of three straight lines, as Keras 3 and PyTorch have it. */
export const hardSigmoid = activation({
  type: "hardSigmoid",
  summary: "A piecewise linear sigmoid: 0 up to −3, 1 from 3 on.",
  formula: "min(max(x + 3, 0), 6) / 6",
  options: {},
  example: "layers:\n  - { type: dense, units: 8, activation: hardSigmoid }",
  build: (graph, value) => {
    const shifted = graph.apply(add, [value, graph.constant(3)], {}, "shifted");
    return graph.apply(divide, [fromZeroToSix(graph, shifted), graph.constant(6)], {});
  },
});
