import { add as addOp } from "../../ops/add.ts";
import { layer } from "../define/layer.ts";
import { sameShapes } from "./same-shapes.ts";

/** The sum of several layers. */
export const add = layer({
  type: "add",
  summary:
    "Adds the values of several layers, element by element, in the order of `inputs`: a residual connection, say.",
  formula: "inputs₁ + inputs₂ + …",
  options: {},
  example:
    "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, name: inner, units: 8, activation: relu }\n  - { type: dense, name: outer, units: 8 }\n  - { type: add, inputs: [inner, outer] }",
  takes: "many",
  mask: "keeps",
  shape: (inputs) => sameShapes(inputs, "added"),
  build: ({ graph, inputs }) => inputs.reduce((sum, next) => graph.apply(addOp, [sum, next], {}, "sum")),
});
