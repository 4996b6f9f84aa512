import { layer } from "../define/layer.ts";
import { dropChannels, spatialDropoutOptions } from "./channel-dropout.ts";
import { onlyInput } from "./only-input.ts";
import { notASequence } from "./sequence-windows.ts";

/** Whole channels left out while the network learns. */
export const spatialDropout1d = layer({
  type: "spatialDropout1d",
  summary:
    "Sets whole channels of a sequence to 0 while the network learns, each with probability `rate`, and makes the others larger, so that their mean stays. Answers use all of them.",
  formula: "inputs / (1 − rate), or 0 in a channel with probability rate",
  options: spatialDropoutOptions,
  example:
    "layers:\n  - { type: input, shape: [30, 2] }\n  - { type: conv1d, filters: 8, kernelSize: 3 }\n  - { type: spatialDropout1d, rate: 0.2 }",
  takes: "one",
  mask: "keeps",
  shape: ([row = []]) => notASequence("spatialDropout1d", row) ?? row,
  build: (request) => dropChannels(onlyInput(request.inputs), request),
});
