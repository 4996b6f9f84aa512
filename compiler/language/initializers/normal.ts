import { initializer } from "../define/initializer.ts";
import { number } from "../define/option.ts";
import { orderOption, unitsOf } from "./draw-order.ts";

/** From the bell curve. */
export const normal = initializer({
  type: "normal",
  summary: "Normal, as NumPy draws it.",
  formula: "mean + stddev · z, z standard normal",
  options: {
    mean: number({ summary: "The mean.", default: 0 }),
    stddev: number({ summary: "The standard deviation.", minimum: 0 }),
    order: orderOption,
  },
  example: "layers:\n  - { type: dense, units: 4, weightsInitializer: { type: normal, stddev: 0.01 } }",
  distribution: (size, { mean, stddev, order }) => ({ kind: "normal", mean, stddev, ...unitsOf(size, order) }),
});
