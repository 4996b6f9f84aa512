import { add } from "../../ops/add.ts";
import { less } from "../../ops/less.ts";
import { multiply } from "../../ops/multiply.ts";
import { subtract } from "../../ops/subtract.ts";
import { uniform } from "../../ops/uniform.ts";
import { layer } from "../define/layer.ts";
import { number } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";

/** Where selu goes for very negative inputs: −scale · alpha of selu. */
const dropped = -1.0507009873554805 * 1.6732632423543772;

/** Dropout for networks of selu (Klambauer and others 2017). */
export const alphaDropout = layer({
  type: "alphaDropout",
  summary:
    "Dropout for networks of selu: dropped values become the lower bound of selu, and all are scaled and shifted so that mean and variance stay. Answers use all values.",
  formula:
    "a · (inputs, or −1.7581 with probability rate) + b, a = 1 / √((1 − rate) (1 + rate · 1.7581²)), b = a · 1.7581 · rate",
  options: {
    rate: number({
      summary: "The share of the values that is dropped, from 0 to below 1.",
      minimum: 0,
      exclusiveMaximum: 1,
    }),
  },
  example:
    "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, units: 64, activation: selu, weightsInitializer: lecunNormal }\n  - { type: alphaDropout, rate: 0.1 }",
  takes: "one",
  mask: "keeps",
  shape: ([row = []]) => row,
  build: ({ graph, inputs, options: { rate }, training, ordinal }) => {
    const values = onlyInput(inputs);
    if (!training || rate === 0) return values;
    const keys = [graph.key("seed"), graph.key("iteration")] as const;
    const draws = graph.apply(uniform, keys, { shape: values.shape, stream: ordinal }, "draws");
    const lost = graph.apply(less, [draws, graph.constant(rate)], {}, "lost");
    const kept = graph.apply(subtract, [graph.constant(1), lost], {}, "kept");
    const mixed = graph.apply(
      add,
      [
        graph.apply(multiply, [values, kept], {}, "keptValues"),
        graph.apply(multiply, [lost, graph.constant(dropped)], {}, "droppedValues"),
      ],
      {},
      "mixed",
    );
    const scale = 1 / Math.sqrt((1 - rate) * (1 + rate * dropped * dropped));
    const scaled = graph.apply(multiply, [mixed, graph.constant(scale)], {}, "scaled");
    return graph.apply(add, [scaled, graph.constant(-scale * dropped * rate)], {}, "output");
  },
});
