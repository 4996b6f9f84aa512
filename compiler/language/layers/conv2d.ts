import { layer } from "../define/layer.ts";
import {
  activationAndBias,
  filters,
  groups,
  kernelAndBias,
  kernelAndBiasOf,
  unevenGroups,
} from "./convolution-options.ts";
import { groupedConvolution } from "./grouped-convolution.ts";
import { bothOf, convolutionOptions, convolutionWindows, seenByConvolution } from "./image-windows.ts";
import { onlyInput } from "./only-input.ts";

/** Filters that move over an image. */
export const conv2d = layer({
  type: "conv2d",
  summary: "Filters that move over an image: each output is a weighted sum of a window of it, over all channels.",
  formula: "activation(inputs ∗ kernel + bias)",
  options: {
    filters,
    ...convolutionOptions,
    groups,
    ...activationAndBias(),
    ...kernelAndBias("[height, width, channels / groups, filters]"),
  },
  example:
    "layers:\n  - { type: input, shape: [28, 28, 1] }\n  - { type: conv2d, filters: 8, kernelSize: 3, activation: relu }",
  takes: "one",
  shape: ([row = []], options) =>
    unevenGroups(row, options) ?? seenByConvolution("conv2d", row, options, options.filters),
  parameters: ([row = []], options) => kernelAndBiasOf(row, bothOf(options.kernelSize), options),
  build: ({ graph, inputs, parameters: { kernel, bias }, options, activate }) => {
    if (!kernel) throw new Error("conv2d was built without its kernel");
    const values = [onlyInput(inputs), kernel, ...(bias ? [bias] : [])];
    return activate(groupedConvolution(graph, values, convolutionWindows(options), options.groups));
  },
});
