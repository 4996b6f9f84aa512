import { leakyRelu as leakyReluOp } from "../../ops/leaky-relu.ts";
import { activation } from "../define/activation.ts";
import { number } from "../define/option.ts";

/** A rectified linear unit that lets a little through below 0. */
export const leakyRelu = activation({
  type: "leakyRelu",
  summary: "x above 0, and a small multiple of x below, so that inactive units can still learn.",
  formula: "x where x ≥ 0, negativeSlope · x below",
  options: {
    negativeSlope: number({ summary: "The slope below 0.", default: 0.3, minimum: 0 }),
  },
  example: "layers:\n  - { type: dense, units: 64, activation: { type: leakyRelu, negativeSlope: 0.1 } }",
  build: (graph, value, { negativeSlope }) => graph.apply(leakyReluOp, [value], { negativeSlope }),
});
