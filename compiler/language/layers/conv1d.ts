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
import { onlyInput } from "./only-input.ts";
import { seenByConvolution1d, sequenceConvolutionOptions } from "./sequence-convolution.ts";
import { asLineKernel, asLines, asSequences, windowsAlong } from "./sequence-windows.ts";

/** Filters that move along a sequence; a convolution over images of one line. */
export const conv1d = layer({
  type: "conv1d",
  summary: "Filters that move along a sequence: each output is a weighted sum of some steps, over all channels.",
  formula: "activation(inputs ∗ kernel + bias)",
  options: {
    filters,
    ...sequenceConvolutionOptions,
    groups,
    ...activationAndBias(),
    ...kernelAndBias("[size, channels / groups, filters]"),
  },
  example:
    "layers:\n  - { type: input, shape: [30, 2] }\n  - { type: conv1d, filters: 8, kernelSize: 3, padding: causal, activation: relu }",
  takes: "one",
  shape: ([row = []], options) =>
    unevenGroups(row, options) ?? seenByConvolution1d("conv1d", row, options, options.filters),
  parameters: ([row = []], options) => kernelAndBiasOf(row, [options.kernelSize], options),
  build: ({ graph, inputs, parameters: { kernel, bias }, options, activate }) => {
    if (!kernel) throw new Error("conv1d was built without its kernel");
    const values = [asLines(graph, onlyInput(inputs)), asLineKernel(graph, kernel), ...(bias ? [bias] : [])];
    const sums = groupedConvolution(graph, values, windowsAlong(options.kernelSize, options), options.groups);
    return activate(asSequences(graph, sums));
  },
});
