import { convolution2d } from "../../ops/convolution2d.ts";
import { depthwiseConvolution2d } from "../../ops/depthwise-convolution2d.ts";
import { layer } from "../define/layer.ts";
import { activationAndBias, biasOf, biasOptions, filters } from "./convolution-options.ts";
import { depthMultiplier, depthwiseKernel, depthwiseOf, pointwiseKernel, pointwiseOf } from "./depthwise-options.ts";
import { bothOf, convolutionOptions, convolutionWindows, onePixel, seenByConvolution } from "./image-windows.ts";
import { onlyInput } from "./only-input.ts";

/** A convolution in two: over space, then over channels. */
export const separableConv2d = layer({
  type: "separableConv2d",
  summary:
    "A convolution in two steps: kernels that move over an image, each channel by itself, then filters that mix the channels of a pixel.",
  formula: "activation(inputs ∗ depthwise, channel by channel, ∗ pointwise + bias)",
  options: {
    filters,
    ...convolutionOptions,
    depthMultiplier,
    ...activationAndBias(),
    ...depthwiseKernel("height, width"),
    ...pointwiseKernel("1, 1"),
    ...biasOptions("filter"),
  },
  example:
    "layers:\n  - { type: input, shape: [28, 28, 3] }\n  - { type: separableConv2d, filters: 8, kernelSize: 3, activation: relu }",
  takes: "one",
  shape: ([row = []], options) => seenByConvolution("separableConv2d", row, options, options.filters),
  parameters: ([row = []], { filters, kernelSize, depthMultiplier: multiplier, useBias }) => {
    const channels = row.at(-1) ?? 1;
    const depthwise = depthwiseOf(bothOf(kernelSize), channels, multiplier);
    return [depthwise, pointwiseOf(2, channels * multiplier, filters), ...biasOf(useBias, filters)];
  },
  build: ({ graph, inputs, parameters: { depthwise, pointwise, bias }, options, activate }) => {
    if (!depthwise || !pointwise) throw new Error("separableConv2d was built without its kernels");
    const windows = convolutionWindows(options);
    const spatial = graph.apply(depthwiseConvolution2d, [onlyInput(inputs), depthwise], windows, "spatial");
    const values = bias ? ([spatial, pointwise, bias] as const) : ([spatial, pointwise] as const);
    return activate(graph.apply(convolution2d, values, onePixel, "sums"));
  },
});
