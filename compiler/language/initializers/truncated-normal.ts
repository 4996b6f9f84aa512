import { initializer } from "../define/initializer.ts";
import { number } from "../define/option.ts";

/** From the bell curve without its tails. */
export const truncatedNormal = initializer({
  type: "truncatedNormal",
  summary: "Normal around 0; values beyond two standard deviations are drawn again.",
  formula: "stddev · z, z standard normal, |z| ≤ 2",
  options: { stddev: number({ summary: "The standard deviation before the cut.", default: 0.05, minimum: 0 }) },
  example: "layers:\n  - { type: dense, units: 4, weightsInitializer: { type: truncatedNormal, stddev: 0.01 } }",
  distribution: (_, { stddev }) => ({ kind: "truncatedNormal", stddev }),
});
