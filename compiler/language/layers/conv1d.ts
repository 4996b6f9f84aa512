import { layer } from "../define/layer.ts";
import { choice, integer } from "../define/option.ts";
import {
  activationAndBias,
  filters,
  groups,
  kernelAndBias,
  kernelAndBiasOf,
  stridesWithDilation,
  unevenGroups,
} from "./convolution-options.ts";
import { groupedConvolution } from "./grouped-convolution.ts";
import { onlyInput } from "./only-input.ts";
import { asLineKernel, asLines, asSequences, seenAlong, sequencePadding, windowsAlong } from "./sequence-windows.ts";

/** Filters that move along a sequence; a convolution over images of one line. */
export const conv1d = layer({
  type: "conv1d",
  summary: "Filters that move along a sequence: each output is a weighted sum of some steps, over all channels.",
  formula: "activation(inputs ∗ kernel + bias)",
  options: {
    filters,
    kernelSize: integer({ summary: "How many steps the window has.", minimum: 1 }),
    strides: integer({ summary: "How far the window moves from one output to the next.", minimum: 1, default: 1 }),
    padding: choice(["valid", "same", "causal"], {
      summary: `${sequencePadding.summary.slice(0, -1)}; causal: as many outputs as with same, the sequence padded at its start alone, so that no output sees a later step.`,
      default: "valid",
    }),
    dilationRate: integer({
      summary: "How far apart the window's steps are; 1 for neighbours.",
      minimum: 1,
      default: 1,
    }),
    groups,
    ...activationAndBias,
    ...kernelAndBias("[size, channels / groups, filters]"),
  },
  example:
    "layers:\n  - { type: input, shape: [30, 2] }\n  - { type: conv1d, filters: 8, kernelSize: 3, padding: causal, activation: relu }",
  takes: "one",
  shape: ([row = []], options) => {
    const { kernelSize, strides, dilationRate } = options;
    const mistake = stridesWithDilation([strides], [dilationRate]) ?? unevenGroups(row, options);
    if (mistake) return mistake;
    const words = { type: "conv1d", window: "kernel", sizeOption: "kernelSize" };
    return seenAlong(words, row, windowsAlong(kernelSize, options), options.filters);
  },
  parameters: ([row = []], options) => kernelAndBiasOf(row, [options.kernelSize], options),
  build: ({ graph, inputs, parameters: { kernel, bias }, options, activate }) => {
    if (!kernel) throw new Error("conv1d was built without its kernel");
    const values = [asLines(graph, onlyInput(inputs)), asLineKernel(graph, kernel), ...(bias ? [bias] : [])];
    const sums = groupedConvolution(graph, values, windowsAlong(options.kernelSize, options), options.groups);
    return activate(asSequences(graph, sums));
  },
});
