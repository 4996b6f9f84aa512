import { multiply } from "../../ops/multiply.ts";
import { normalizeLast } from "../../ops/normalize-last.ts";
import { reshape } from "../../ops/reshape.ts";
import { sumLast } from "../../ops/sum-last.ts";
import { layer } from "../define/layer.ts";
import { boolean } from "../define/option.ts";
import { twoOfOneShape } from "./same-shapes.ts";

/** Keras's bound of a length, squared. */
const leastSquare = 1e-24;

/** The scalar product of two vectors. */
export const dot = layer({
  type: "dot",
  summary:
    "The scalar product of two vectors; with `normalize` their cosine: how well a person and a film fit together, say.",
  formula: "Σ inputs₁ · inputs₂",
  options: {
    normalize: boolean({ summary: "Whether both are divided by their lengths first.", default: false }),
  },
  example:
    "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, name: person, units: 8 }\n  - { type: dense, name: film, inputs: input, units: 8 }\n  - { type: dot, inputs: [person, film] }",
  takes: "many",
  shape: (inputs) => {
    const shape = twoOfOneShape("dot", inputs, "multiplied");
    if ("mistake" in shape) return shape;
    if (shape.length === 1) return [1];
    return {
      mistake: `dot takes vectors, not [${shape.join(", ")}].`,
      hint: "`flatten` before it makes a vector; `attention` multiplies sequences.",
      option: "inputs",
    };
  },
  build: ({ graph, inputs, options: { normalize } }) => {
    const directions = normalize
      ? inputs.map((each) => graph.apply(normalizeLast, [each], { squares: "sum", epsilon: leastSquare }, "direction"))
      : inputs;
    const [first, second] = directions;
    if (!first || !second) throw new Error("dot was built without two inputs");
    const sums = graph.apply(sumLast, [graph.apply(multiply, [first, second], {}, "products")], {}, "sums");
    return graph.apply(reshape, [sums], { shape: ["rows", 1] }, "output");
  },
});
