import { normalizeLast } from "../../ops/normalize-last.ts";
import { layer } from "../define/layer.ts";
import { axes } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";
import { alongAxes, keepsSteps, rowAxes } from "./row-axes.ts";

/** Keras bounds the length from below by 10⁻¹², so that a row of zeros stays one; here its square is added under the root. */
const leastSquare = 1e-24;

/** Rows as directions: each is divided by its length. */
export const unitNormalization = layer({
  type: "unitNormalization",
  summary: "Divides the values along an axis by the root of the sum of their squares: each row has the length 1.",
  formula: "inputs / √(Σ inputs²)",
  options: {
    axis: axes({
      summary: "The axis, or axes, along which the sum is taken: -1 is the last one, 1 the first of a row.",
      default: -1,
    }),
  },
  example: "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, units: 8 }\n  - unitNormalization",
  takes: "one",
  mask: ({ axis }, [row = []]) => keepsSteps(axis, row),
  shape: ([row = []], { axis }) => {
    const found = rowAxes(axis, row);
    return "mistake" in found ? found : row;
  },
  build: ({ graph, inputs, shape, options: { axis } }) => {
    const found = rowAxes(axis, shape);
    if ("mistake" in found) throw new Error(found.mistake);
    return alongAxes(graph, onlyInput(inputs), found, (x) =>
      graph.apply(normalizeLast, [x], { squares: "sum", epsilon: leastSquare }, "normalized"),
    );
  },
});
