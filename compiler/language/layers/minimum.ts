import { minimum as minimumOp } from "../../ops/minimum.ts";
import { layer } from "../define/layer.ts";
import { sameShapes } from "./same-shapes.ts";

/** The smallest of several layers. */
export const minimum = layer({
  type: "minimum",
  summary: "The smallest of the values of several layers, element by element; of equal ones the first.",
  formula: "min(inputs₁, inputs₂, …)",
  options: {},
  example:
    "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, name: first, units: 8 }\n  - { type: dense, name: second, inputs: input, units: 8 }\n  - { type: minimum, inputs: [first, second] }",
  takes: "many",
  mask: "keeps",
  shape: (inputs) => sameShapes(inputs, "compared"),
  build: ({ graph, inputs }) =>
    inputs.reduce((smallest, next) => graph.apply(minimumOp, [smallest, next], {}, "smallest")),
});
