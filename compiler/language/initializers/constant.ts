import { initializer } from "../define/initializer.ts";
import { number } from "../define/option.ts";

/** All the same. */
export const constant = initializer({
  type: "constant",
  summary: "Every value is the same number.",
  formula: "value",
  options: {
    value: number({ summary: "The number." }),
  },
  example: "layers:\n  - { type: dense, units: 4, biasInitializer: { type: constant, value: 0.1 } }",
  distribution: (_, { value }) => ({ kind: "constant", value }),
});
