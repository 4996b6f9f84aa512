import { layer } from "../define/layer.ts";
import { dropChannels, spatialDropoutOptions } from "./channel-dropout.ts";
import { notAnImage } from "./image-windows.ts";
import { onlyInput } from "./only-input.ts";

/** Whole channels left out while the network learns. */
export const spatialDropout2d = layer({
  type: "spatialDropout2d",
  summary:
    "Sets whole channels of an image to 0 while the network learns, each with probability `rate`, and makes the others larger, so that their mean stays. Answers use all of them.",
  formula: "inputs / (1 − rate), or 0 in a channel with probability rate",
  options: spatialDropoutOptions,
  example:
    "layers:\n  - { type: input, shape: [28, 28, 3] }\n  - { type: conv2d, filters: 8, kernelSize: 3 }\n  - { type: spatialDropout2d, rate: 0.2 }",
  takes: "one",
  shape: ([row = []]) => notAnImage("spatialDropout2d", row) ?? row,
  build: (request) => dropChannels(onlyInput(request.inputs), request),
});
