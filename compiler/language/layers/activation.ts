import { layer } from "../define/layer.ts";
import { thing } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";

/** An activation that stands alone. */
export const activation = layer({
  type: "activation",
  summary: "An activation as a layer of its own: after the sum of two branches, for example.",
  formula: "activation(inputs)",
  options: {
    activation: thing("activation", { summary: "What is applied to each value." }),
  },
  example:
    "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, units: 8 }\n  - { type: activation, activation: relu }",
  takes: "one",
  eachStep: true,
  mask: "keeps",
  shape: ([row = []]) => row,
  build: ({ inputs, activate }) => activate(onlyInput(inputs)),
});
