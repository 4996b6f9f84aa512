import { initializer } from "../define/initializer.ts";
import { cutOffNormal } from "./cut-off-normal.ts";

/** He and others, "Delving deep into rectifiers", 2015. */
export const heNormal = initializer({
  type: "heNormal",
  summary: "Truncated normal (two standard deviations) that suits relu (He and others 2015).",
  formula: "deviation √(2 / fanIn)",
  options: {},
  example: "layers:\n  - { type: dense, units: 4, activation: relu, weightsInitializer: heNormal }",
  distribution: ({ fanIn }) => cutOffNormal(2 / fanIn),
});
