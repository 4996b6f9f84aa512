import { layer } from "../define/layer.ts";
import { axes } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";
import { alongAxes, keepsSteps, rowAxes, sizesOf } from "./row-axes.ts";
import { scaleAndShiftOptions, scaleAndShiftParameters, scaledAndShifted, standardized } from "./scale-and-shift.ts";

/** Ba, Kiros and Hinton (2016), in Keras's form: the statistics are of one row, so learning and answering are the same. */
export const layerNormalization = layer({
  type: "layerNormalization",
  summary:
    "Brings the values along an axis to a mean of 0 and a deviation of 1, each row by itself, then scales and shifts them as it learns to.",
  formula: "(inputs − mean) / √(variance + epsilon) · gamma + beta",
  options: {
    axis: axes({
      summary: "The axis, or axes, along which mean and variance are taken: -1 is the last one, 1 the first of a row.",
      default: -1,
    }),
    ...scaleAndShiftOptions,
  },
  example:
    "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, units: 8, activation: relu }\n  - layerNormalization",
  takes: "one",
  mask: ({ axis }, [row = []]) => keepsSteps(axis, row),
  shape: ([row = []], { axis }) => {
    const found = rowAxes(axis, row);
    return "mistake" in found ? found : row;
  },
  parameters: ([row = []], { axis, ...options }) => {
    const found = rowAxes(axis, row);
    return "mistake" in found ? [] : scaleAndShiftParameters(sizesOf(found, row), options);
  },
  build: ({ graph, inputs, shape, parameters, options: { axis, epsilon } }) => {
    const found = rowAxes(axis, shape);
    if ("mistake" in found) throw new Error(found.mistake);
    return alongAxes(graph, onlyInput(inputs), found, (x) =>
      scaledAndShifted(graph, standardized(graph, x, epsilon), parameters),
    );
  },
});
