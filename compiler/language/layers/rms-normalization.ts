import { product } from "../../ir/shape.ts";
import { normalizeLast } from "../../ops/normalize-last.ts";
import { layer } from "../define/layer.ts";
import { axes, boolean, number, thing } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";
import { regularizerOf } from "./parameter-options.ts";
import { alongAxes, keepsSteps, rowAxes, sizesOf } from "./row-axes.ts";
import { scaledAndShifted } from "./scale-and-shift.ts";

/** Zhang and Sennrich (2019), in Keras's form; without `scale` it has no parameters. */
export const rmsNormalization = layer({
  type: "rmsNormalization",
  summary:
    "Divides the values along an axis by the root of the mean of their squares, each row by itself, then scales them as it learns to.",
  formula: "inputs / √(mean(inputs²) + epsilon) · scale",
  options: {
    axis: axes({
      summary: "The axis, or axes, along which the mean is taken: -1 is the last one, 1 the first of a row.",
      default: -1,
    }),
    epsilon: number({ summary: "A small number that keeps the division stable.", default: 1e-6, minimum: 0 }),
    scale: boolean({ summary: "Whether it is multiplied by a learnt number (scale).", default: true }),
    scaleInitializer: thing("initializer", { summary: "The first factors.", default: "ones" }),
    scaleRegularizer: regularizerOf("the factors"),
  },
  example: "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, units: 8 }\n  - rmsNormalization",
  takes: "one",
  mask: ({ axis }, [row = []]) => keepsSteps(axis, row),
  shape: ([row = []], { axis }) => {
    const found = rowAxes(axis, row);
    return "mistake" in found ? found : row;
  },
  parameters: ([row = []], { axis, scale }) => {
    const found = rowAxes(axis, row);
    if ("mistake" in found || !scale) return [];
    const shape = sizesOf(found, row);
    return [{ name: "scale", shape, fanIn: product(shape), fanOut: product(shape) }];
  },
  build: ({ graph, inputs, shape, parameters: { scale }, options: { axis, epsilon } }) => {
    const found = rowAxes(axis, shape);
    if ("mistake" in found) throw new Error(found.mistake);
    return alongAxes(graph, onlyInput(inputs), found, (x) => {
      const normalized = graph.apply(normalizeLast, [x], { squares: "mean", epsilon }, "normalized");
      return scaledAndShifted(graph, normalized, { gamma: scale });
    });
  },
});
