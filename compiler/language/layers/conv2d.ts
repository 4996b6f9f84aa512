import type { Windows } from "../../ops/windows.ts";
import { layer } from "../define/layer.ts";
import { type Pair, pair } from "../define/option.ts";
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
import { bothOf, padding, seenThrough } from "./image-windows.ts";
import { onlyInput } from "./only-input.ts";

/** Filters that move over an image. */
export const conv2d = layer({
  type: "conv2d",
  summary: "Filters that move over an image: each output is a weighted sum of a window of it, over all channels.",
  formula: "activation(inputs ∗ kernel + bias)",
  options: {
    filters,
    kernelSize: pair({ summary: "Height and width of the window: one number, or [height, width]." }),
    strides: pair({ summary: "How far the window moves from one output to the next.", default: 1 }),
    padding,
    dilationRate: pair({ summary: "How far apart the window's cells are; 1 for neighbours.", default: 1 }),
    groups,
    ...activationAndBias,
    ...kernelAndBias("[height, width, channels / groups, filters]"),
  },
  example:
    "layers:\n  - { type: input, shape: [28, 28, 1] }\n  - { type: conv2d, filters: 8, kernelSize: 3, activation: relu }",
  takes: "one",
  shape: ([row = []], options) => {
    const windows = windowsOf(options);
    const mistake = stridesWithDilation(windows.strides, windows.dilation) ?? unevenGroups(row, options);
    if (mistake) return mistake;
    const words = { type: "conv2d", window: "kernel", sizeOption: "kernelSize" };
    return seenThrough(words, row, windows, options.filters);
  },
  parameters: ([row = []], options) => kernelAndBiasOf(row, bothOf(options.kernelSize), options),
  build: ({ graph, inputs, parameters: { kernel, bias }, options, activate }) => {
    if (!kernel) throw new Error("conv2d was built without its kernel");
    const values = [onlyInput(inputs), kernel, ...(bias ? [bias] : [])];
    return activate(groupedConvolution(graph, values, windowsOf(options), options.groups));
  },
});

function windowsOf(options: {
  readonly kernelSize: Pair;
  readonly strides: Pair;
  readonly dilationRate: Pair;
  readonly padding: "valid" | "same";
}): Windows {
  return {
    size: bothOf(options.kernelSize),
    strides: bothOf(options.strides),
    dilation: bothOf(options.dilationRate),
    padding: options.padding,
  };
}
