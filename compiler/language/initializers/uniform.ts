import { initializer } from "../define/initializer.ts";
import { number } from "../define/option.ts";

/** Evenly between two numbers. */
export const uniform = initializer({
  type: "uniform",
  summary: "Uniform between two numbers, as NumPy draws them.",
  formula: "low + (high − low) · u, u in [0, 1)",
  options: {
    low: number({ summary: "The lower bound, inclusive." }),
    high: number({ summary: "The upper bound, exclusive." }),
  },
  example: "layers:\n  - { type: dense, units: 4, weightsInitializer: { type: uniform, low: -1, high: 1 } }",
  check: (_, { low, high }) => {
    if (low <= high) return undefined;
    return { mistake: `low (${low}) is above high (${high}).`, hint: "Exchange the two.", option: "low" };
  },
  distribution: (_, { low, high }) => ({ kind: "uniform", low, high }),
});
