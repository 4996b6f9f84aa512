import { initializer } from "../define/initializer.ts";
import { evenly } from "./evenly.ts";

/** LeCun and others, "Efficient backprop", 1998. */
export const lecunUniform = initializer({
  type: "lecunUniform",
  summary: "Uniform between limits that keep the variance of signals from layer to layer (LeCun and others 1998).",
  formula: "±√(3 / fanIn)",
  options: {},
  example: "layers:\n  - { type: dense, units: 4, weightsInitializer: lecunUniform }",
  distribution: ({ fanIn }) => evenly(1 / fanIn),
});
