import { subtract as subtractOp } from "../../ops/subtract.ts";
import { layer } from "../define/layer.ts";
import { twoOfOneShape } from "./same-shapes.ts";

/** The difference of two layers. */
export const subtract = layer({
  type: "subtract",
  summary: "Subtracts the values of the second of two layers from those of the first, element by element.",
  formula: "inputs₁ − inputs₂",
  options: {},
  example:
    "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, name: first, units: 8 }\n  - { type: dense, name: second, inputs: input, units: 8 }\n  - { type: subtract, inputs: [first, second] }",
  takes: "many",
  mask: "keeps",
  shape: (inputs) => twoOfOneShape("subtract", inputs, "subtracted"),
  build: ({ graph, inputs: [first, second] }) => {
    if (!first || !second) throw new Error("subtract was built without two inputs");
    return graph.apply(subtractOp, [first, second], {}, "difference");
  },
});
