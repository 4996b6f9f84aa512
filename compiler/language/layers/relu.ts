import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { add } from "../../ops/add.ts";
import { leakyRelu } from "../../ops/leaky-relu.ts";
import { less } from "../../ops/less.ts";
import { minimum } from "../../ops/minimum.ts";
import { multiply } from "../../ops/multiply.ts";
import { relu as reluOp } from "../../ops/relu.ts";
import { subtract } from "../../ops/subtract.ts";
import { layer } from "../define/layer.ts";
import { number, optional } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";

/** The rectified linear unit with Keras's three options. */
export const relu = layer({
  type: "relu",
  summary: "The rectified linear unit as a layer, with an upper bound, a slope below the threshold, and a threshold.",
  formula: "maxValue where x ≥ maxValue, x where x ≥ threshold, negativeSlope · (x − threshold) below",
  options: {
    maxValue: optional(number({ summary: "The upper bound of what comes out; default: none.", minimum: 0 })),
    negativeSlope: number({ summary: "The slope below the threshold.", default: 0, minimum: 0 }),
    threshold: number({ summary: "From where on values pass as they are.", default: 0 }),
  },
  example: "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, units: 8 }\n  - { type: relu, maxValue: 6 }",
  takes: "one",
  mask: "keeps",
  shape: ([row = []]) => row,
  build: ({ graph, inputs, options: { maxValue, negativeSlope, threshold } }) => {
    const below = rectified(graph, onlyInput(inputs), negativeSlope, threshold);
    return maxValue === undefined ? below : graph.apply(minimum, [below, graph.constant(maxValue)], {}, "bounded");
  },
});

function rectified(graph: GraphBuilder, x: Value, negativeSlope: number, threshold: number): Value {
  if (threshold === 0) {
    return negativeSlope === 0
      ? graph.apply(reluOp, [x], {}, "rectified")
      : graph.apply(leakyRelu, [x], { negativeSlope }, "rectified");
  }
  const limit = graph.constant(threshold);
  const isBelow = graph.apply(less, [x, limit], {}, "isBelow");
  const passes = graph.apply(subtract, [graph.constant(1), isBelow], {}, "passes");
  const passed = graph.apply(multiply, [x, passes], {}, "passed");
  if (negativeSlope === 0) return passed;
  const distance = graph.apply(
    multiply,
    [graph.apply(subtract, [x, limit], {}, "distance"), isBelow],
    {},
    "distanceBelow",
  );
  return graph.apply(
    add,
    [passed, graph.apply(multiply, [distance, graph.constant(negativeSlope)], {}, "leak")],
    {},
    "rectified",
  );
}
