import { depthwiseConvolution2d } from "../../ops/depthwise-convolution2d.ts";
import { layer } from "../define/layer.ts";
import { activationAndBias, biasOf, biasOptions } from "./convolution-options.ts";
import { depthMultiplier, depthwiseKernel, depthwiseOf } from "./depthwise-options.ts";
import { bothOf, convolutionOptions, convolutionWindows, seenByConvolution } from "./image-windows.ts";
import { onlyInput } from "./only-input.ts";

/** Windows over an image, each channel by itself. */
export const depthwiseConv2d = layer({
  type: "depthwiseConv2d",
  summary:
    "Kernels that move over an image, each channel by itself: each output is a weighted sum of a window of one channel.",
  formula: "activation(inputs ∗ depthwise, channel by channel, + bias)",
  options: {
    ...convolutionOptions,
    depthMultiplier,
    ...activationAndBias("channel"),
    ...depthwiseKernel("height, width"),
    ...biasOptions("channel that comes out"),
  },
  example:
    "layers:\n  - { type: input, shape: [28, 28, 3] }\n  - { type: depthwiseConv2d, kernelSize: 3, padding: same, activation: relu }",
  takes: "one",
  shape: ([row = []], options) =>
    seenByConvolution("depthwiseConv2d", row, options, (row.at(-1) ?? 1) * options.depthMultiplier),
  parameters: ([row = []], { kernelSize, depthMultiplier: multiplier, useBias }) => {
    const channels = row.at(-1) ?? 1;
    return [depthwiseOf(bothOf(kernelSize), channels, multiplier), ...biasOf(useBias, channels * multiplier)];
  },
  build: ({ graph, inputs, parameters: { depthwise, bias }, options, activate }) => {
    if (!depthwise) throw new Error("depthwiseConv2d was built without its kernel");
    const values = bias ? ([onlyInput(inputs), depthwise, bias] as const) : ([onlyInput(inputs), depthwise] as const);
    return activate(graph.apply(depthwiseConvolution2d, values, convolutionWindows(options), "sums"));
  },
});
