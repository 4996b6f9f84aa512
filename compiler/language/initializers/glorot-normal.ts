import { initializer } from "../define/initializer.ts";
import { cutOffNormal } from "./cut-off-normal.ts";

/** Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010. */
export const glorotNormal = initializer({
  type: "glorotNormal",
  summary:
    "Drawn from a normal distribution, cut off at two deviations, that keeps signals and gradients of equal size from layer to layer (Glorot and Bengio 2010).",
  formula: "deviation √(2 / (fanIn + fanOut))",
  options: {},
  example: "layers:\n  - { type: dense, units: 4, weightsInitializer: glorotNormal }",
  distribution: ({ fanIn, fanOut }) => cutOffNormal(2 / (fanIn + fanOut)),
});
