import { convolution2d } from "../../ops/convolution2d.ts";
import { depthwiseConvolution2d } from "../../ops/depthwise-convolution2d.ts";
import { layer } from "../define/layer.ts";
import { activationAndBias, biasOf, biasOptions, filters } from "./convolution-options.ts";
import { depthMultiplier, depthwiseKernel, depthwiseOf, pointwiseKernel, pointwiseOf } from "./depthwise-options.ts";
import { onePixel } from "./image-windows.ts";
import { onlyInput } from "./only-input.ts";
import { seenByConvolution1d, sequenceConvolutionOptions } from "./sequence-convolution.ts";
import { asLineKernel, asLines, asSequences, windowsAlong } from "./sequence-windows.ts";

/** A convolution along a sequence in two: over the steps, then over channels. */
export const separableConv1d = layer({
  type: "separableConv1d",
  summary:
    "A convolution in two steps: kernels that move along a sequence, each channel by itself, then filters that mix the channels of a step.",
  formula: "activation(inputs ∗ depthwise, channel by channel, ∗ pointwise + bias)",
  options: {
    filters,
    ...sequenceConvolutionOptions,
    depthMultiplier,
    ...activationAndBias(),
    ...depthwiseKernel("size"),
    ...pointwiseKernel("1"),
    ...biasOptions("filter"),
  },
  example:
    "layers:\n  - { type: input, shape: [30, 2] }\n  - { type: separableConv1d, filters: 8, kernelSize: 3, activation: relu }",
  takes: "one",
  shape: ([row = []], options) => seenByConvolution1d("separableConv1d", row, options, options.filters),
  parameters: ([row = []], { filters, kernelSize, depthMultiplier: multiplier, useBias }) => {
    const channels = row.at(-1) ?? 1;
    const depthwise = depthwiseOf([kernelSize], channels, multiplier);
    return [depthwise, pointwiseOf(1, channels * multiplier, filters), ...biasOf(useBias, filters)];
  },
  build: ({ graph, inputs, parameters: { depthwise, pointwise, bias }, options, activate }) => {
    if (!depthwise || !pointwise) throw new Error("separableConv1d was built without its kernels");
    const pair = [asLines(graph, onlyInput(inputs)), asLineKernel(graph, depthwise)] as const;
    const windows = windowsAlong(options.kernelSize, options);
    const spatial = graph.apply(depthwiseConvolution2d, pair, windows, "spatial");
    const mixing = [spatial, asLineKernel(graph, pointwise)] as const;
    const values = bias ? ([...mixing, bias] as const) : mixing;
    return activate(asSequences(graph, graph.apply(convolution2d, values, onePixel, "sums")));
  },
});
