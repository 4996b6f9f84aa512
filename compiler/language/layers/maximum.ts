import { maximum as maximumOp } from "../../ops/maximum.ts";
import { layer } from "../define/layer.ts";
import { sameShapes } from "./same-shapes.ts";

/** The largest of several layers. */
export const maximum = layer({
  type: "maximum",
  summary:
    "The largest of the values of several layers, element by element: a maxout unit, say; of equal ones the first.",
  formula: "max(inputs₁, inputs₂, …)",
  options: {},
  example:
    "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, name: first, units: 8 }\n  - { type: dense, name: second, inputs: input, units: 8 }\n  - { type: maximum, inputs: [first, second] }",
  takes: "many",
  mask: "keeps",
  shape: (inputs) => sameShapes(inputs, "compared"),
  build: ({ graph, inputs }) =>
    inputs.reduce((largest, next) => graph.apply(maximumOp, [largest, next], {}, "largest")),
});
