import { activation } from "../define/activation.ts";
import { fromZeroToSix } from "./from-zero-to-six.ts";

/** A rectified linear unit with a ceiling. */
export const relu6 = activation({
  type: "relu6",
  summary: "x limited to between 0 and 6.",
  formula: "min(max(x, 0), 6)",
  options: {},
  example: "layers:\n  - { type: dense, units: 64, activation: relu6 }",
  build: fromZeroToSix,
});
