import { leakyRelu as leakyReluOp } from "../../ops/leaky-relu.ts";
import { layer } from "../define/layer.ts";
import { number } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";

/** A rectified linear unit with a slope below 0. */
export const leakyRelu = layer({
  type: "leakyRelu",
  summary: "The leaky rectified linear unit as a layer: below 0 a small slope stays.",
  formula: "x where x ≥ 0, negativeSlope · x below",
  options: {
    negativeSlope: number({ summary: "The slope below 0.", default: 0.3, minimum: 0 }),
  },
  example:
    "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, units: 8 }\n  - { type: leakyRelu, negativeSlope: 0.1 }",
  takes: "one",
  mask: "keeps",
  shape: ([row = []]) => row,
  build: ({ graph, inputs, options: { negativeSlope } }) =>
    graph.apply(leakyReluOp, [onlyInput(inputs)], { negativeSlope }, "rectified"),
});
