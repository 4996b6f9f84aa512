import { depthwiseConvolution2d } from "../../ops/depthwise-convolution2d.ts";
import { layer } from "../define/layer.ts";
import { activationAndBias, biasOf, biasOptions } from "./convolution-options.ts";
import { depthMultiplier, depthwiseKernel, depthwiseOf } from "./depthwise-options.ts";
import { onlyInput } from "./only-input.ts";
import { seenByConvolution1d, sequenceConvolutionOptions } from "./sequence-convolution.ts";
import { asLineKernel, asLines, asSequences, windowsAlong } from "./sequence-windows.ts";

/** Windows along a sequence, each channel by itself. */
export const depthwiseConv1d = layer({
  type: "depthwiseConv1d",
  summary:
    "Kernels that move along a sequence, each channel by itself: each output is a weighted sum of some steps of one channel.",
  formula: "activation(inputs ∗ depthwise, channel by channel, + bias)",
  options: {
    ...sequenceConvolutionOptions,
    depthMultiplier,
    ...activationAndBias("channel"),
    ...depthwiseKernel("size"),
    ...biasOptions("channel that comes out"),
  },
  example:
    "layers:\n  - { type: input, shape: [30, 2] }\n  - { type: depthwiseConv1d, kernelSize: 3, depthMultiplier: 4, activation: relu }",
  takes: "one",
  shape: ([row = []], options) =>
    seenByConvolution1d("depthwiseConv1d", row, options, (row.at(-1) ?? 1) * options.depthMultiplier),
  parameters: ([row = []], { kernelSize, depthMultiplier: multiplier, useBias }) => {
    const channels = row.at(-1) ?? 1;
    return [depthwiseOf([kernelSize], channels, multiplier), ...biasOf(useBias, channels * multiplier)];
  },
  build: ({ graph, inputs, parameters: { depthwise, bias }, options, activate }) => {
    if (!depthwise) throw new Error("depthwiseConv1d was built without its kernel");
    const pair = [asLines(graph, onlyInput(inputs)), asLineKernel(graph, depthwise)] as const;
    const values = bias ? ([...pair, bias] as const) : pair;
    const windows = windowsAlong(options.kernelSize, options);
    return activate(asSequences(graph, graph.apply(depthwiseConvolution2d, values, windows, "sums")));
  },
});
