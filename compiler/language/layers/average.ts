import { add } from "../../ops/add.ts";
import { multiply } from "../../ops/multiply.ts";
import { layer } from "../define/layer.ts";
import { sameShapes } from "./same-shapes.ts";

/** The mean of several layers. */
export const average = layer({
  type: "average",
  summary: "The mean of the values of several layers, element by element; they are added in the order of `inputs`.",
  formula: "(inputs₁ + inputs₂ + …) · 1/n",
  options: {},
  example:
    "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, name: first, units: 8 }\n  - { type: dense, name: second, inputs: input, units: 8 }\n  - { type: average, inputs: [first, second] }",
  takes: "many",
  mask: "keeps",
  shape: (inputs) => sameShapes(inputs, "averaged"),
  build: ({ graph, inputs }) => {
    const sum = inputs.reduce((before, next) => graph.apply(add, [before, next], {}, "sum"));
    return graph.apply(multiply, [sum, graph.constant(1 / inputs.length)], {}, "mean");
  },
});
