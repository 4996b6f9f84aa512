import { initializer } from "../define/initializer.ts";

/** All 1. */
export const ones = initializer({
  type: "ones",
  summary: "Every value is 1.",
  formula: "1",
  options: {},
  example: "layers:\n  - { type: dense, units: 4, weightsInitializer: ones }",
  distribution: () => ({ kind: "constant", value: 1 }),
});
