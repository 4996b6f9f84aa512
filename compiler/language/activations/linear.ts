import { activation } from "../define/activation.ts";

/** The value as it is. */
export const linear = activation({
  type: "linear",
  summary: "Leaves the value as it is: the default of every layer with weights.",
  formula: "x",
  options: {},
  example: "layers:\n  - { type: dense, units: 1, activation: linear }",
  build: (_, value) => value,
});
