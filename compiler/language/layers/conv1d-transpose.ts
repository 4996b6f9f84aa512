import type { RowShape } from "../../ir/shape.ts";
import { layer } from "../define/layer.ts";
import { integer, optional } from "../define/option.ts";
import { activationAndBias, filters, kernelAndBias, stridesWithDilation } from "./convolution-options.ts";
import { onlyInput } from "./only-input.ts";
import { sequenceConvolutionOptions } from "./sequence-convolution.ts";
import { asLineKernel, asLines, asSequences, notASequence } from "./sequence-windows.ts";
import {
  type TransposedAxis,
  transposedConvolution,
  transposedMistake,
  transposedPadding,
  transposedParameters,
  transposedSize,
  transposedWindows,
} from "./transposed-windows.ts";

/** A convolution along a sequence turned round. */
export const conv1dTranspose = layer({
  type: "conv1dTranspose",
  summary:
    "A convolution turned round: each step puts a multiple of the kernel onto a longer sequence, `strides` apart; where these overlap they are added.",
  formula: "activation(Σ inputs · kernel where it is placed + bias)",
  options: {
    filters,
    ...sequenceConvolutionOptions,
    padding: transposedPadding,
    outputPadding: optional(
      integer({
        summary:
          "What the output has beyond its least steps, below the strides; default: what makes it as long as `padding` says.",
      }),
    ),
    ...activationAndBias(),
    ...kernelAndBias("[size, filters, channels]"),
  },
  example:
    "layers:\n  - { type: input, shape: [30, 8] }\n  - { type: conv1dTranspose, filters: 4, kernelSize: 3, strides: 2, padding: same, activation: relu }",
  takes: "one",
  shape: ([row = []], options) => {
    const notOne = notASequence("conv1dTranspose", row);
    if (notOne) return notOne;
    const axis = axisOf(row[0] ?? 0, options);
    const both = stridesWithDilation([options.strides], [options.dilationRate]);
    return both ?? transposedMistake([axis]) ?? [transposedSize(axis), options.filters];
  },
  parameters: ([row = []], options) => transposedParameters([options.kernelSize], row.at(-1) ?? 1, options),
  build: ({ graph, inputs, parameters: { kernel, bias }, options, activate }) => {
    if (!kernel) throw new Error("conv1dTranspose was built without its kernel");
    const sequences = onlyInput(inputs);
    const [steps = 0] = sequences.shape.slice(1) as RowShape;
    const windows = transposedWindows([oneLine, axisOf(steps, options)]);
    const learnt = { kernel: asLineKernel(graph, kernel), bias };
    return activate(asSequences(graph, transposedConvolution(graph, asLines(graph, sequences), learnt, windows)));
  },
});

const oneLine: TransposedAxis = {
  input: 1,
  size: 1,
  stride: 1,
  dilation: 1,
  padding: "valid",
  outputPadding: undefined,
};

function axisOf(
  input: number,
  options: {
    readonly kernelSize: number;
    readonly strides: number;
    readonly dilationRate: number;
    readonly padding: "valid" | "same";
    readonly outputPadding?: number | undefined;
  },
): TransposedAxis {
  const { kernelSize: size, strides: stride, dilationRate: dilation, padding, outputPadding } = options;
  return { input, size, stride, dilation, padding, outputPadding };
}
