import { multiply as multiplyOp } from "../../ops/multiply.ts";
import { layer } from "../define/layer.ts";
import { sameShapes } from "./same-shapes.ts";

/** The product of several layers. */
export const multiply = layer({
  type: "multiply",
  summary: "Multiplies the values of several layers, element by element, in the order of `inputs`: a gate, say.",
  formula: "inputs₁ · inputs₂ · …",
  options: {},
  example:
    "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, name: values, units: 8 }\n  - { type: dense, name: gate, inputs: input, units: 8, activation: sigmoid }\n  - { type: multiply, inputs: [values, gate] }",
  takes: "many",
  mask: "keeps",
  shape: (inputs) => sameShapes(inputs, "multiplied"),
  build: ({ graph, inputs }) =>
    inputs.reduce((product, next) => graph.apply(multiplyOp, [product, next], {}, "product")),
});
