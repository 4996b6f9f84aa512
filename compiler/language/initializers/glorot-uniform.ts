import { initializer } from "../define/initializer.ts";

/** Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010. */
export const glorotUniform = initializer({
  type: "glorotUniform",
  summary:
    "Drawn evenly between limits that keep signals and gradients of equal size from layer to layer: the default of weights (Glorot and Bengio 2010).",
  formula: "±√(6 / (fanIn + fanOut))",
  options: {},
  example: "layers:\n  - { type: dense, units: 4, weightsInitializer: glorotUniform }",
  distribution: ({ fanIn, fanOut }) => {
    const limit = Math.sqrt(6 / (fanIn + fanOut));
    return { kind: "uniform", low: -limit, high: limit };
  },
});
