import { initializer } from "../define/initializer.ts";

/** All 0. */
export const zeros = initializer({
  type: "zeros",
  summary: "Every value is 0: the default of biases. Weights that all start equal stay equal, unit by unit.",
  formula: "0",
  options: {},
  example: "layers:\n  - { type: dense, units: 4, biasInitializer: zeros }",
  distribution: () => ({ kind: "constant", value: 0 }),
});
