import { initializer } from "../define/initializer.ts";
import { cutOffNormal } from "./cut-off-normal.ts";

/** LeCun and others, "Efficient backprop", 1998; Klambauer and others 2017 ask for it with selu. */
export const lecunNormal = initializer({
  type: "lecunNormal",
  summary: "Truncated normal (two standard deviations) that suits selu (LeCun and others 1998).",
  formula: "deviation √(1 / fanIn)",
  options: {},
  example: "layers:\n  - { type: dense, units: 4, activation: selu, weightsInitializer: lecunNormal }",
  distribution: ({ fanIn }) => cutOffNormal(1 / fanIn),
});
