import { initializer } from "../define/initializer.ts";
import { number } from "../define/option.ts";
import { orderOption, unitsOf } from "./draw-order.ts";

/** Evenly between two numbers. */
export const uniform = initializer({
  type: "uniform",
  summary: "Uniform between two numbers, as NumPy draws them.",
  formula: "low + (high − low) · u, u in [0, 1)",
  options: {
    low: number({ summary: "The lower bound, inclusive." }),
    high: number({ summary: "The upper bound, exclusive." }),
    order: orderOption,
  },
  example: "layers:\n  - { type: dense, units: 4, weightsInitializer: { type: uniform, low: -1, high: 1 } }",
  check: (_, { low, high }) => {
    if (low <= high) return undefined;
    return { mistake: `low (${low}) is above high (${high}).`, hint: "Exchange the two.", option: "low" };
  },
  distribution: (size, { low, high, order }) => ({ kind: "uniform", low, high, ...unitsOf(size, order) }),
});
