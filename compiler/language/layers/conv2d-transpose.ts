import type { RowShape } from "../../ir/shape.ts";
import { layer } from "../define/layer.ts";
import type { Pair } from "../define/option.ts";
import { activationAndBias, filters, kernelAndBias, stridesWithDilation } from "./convolution-options.ts";
import { type Ends, endsOf, optionalPair } from "./edges.ts";
import { bothOf, convolutionOptions, notAnImage } from "./image-windows.ts";
import { onlyInput } from "./only-input.ts";
import {
  type TransposedAxis,
  transposedConvolution,
  transposedMistake,
  transposedPadding,
  transposedParameters,
  transposedSize,
  transposedWindows,
} from "./transposed-windows.ts";

/** A convolution turned round: what a convolution does to gradients. */
export const conv2dTranspose = layer({
  type: "conv2dTranspose",
  summary:
    "A convolution turned round: each pixel puts a multiple of the kernel onto a larger image, `strides` apart; where these overlap they are added.",
  formula: "activation(Σ inputs · kernel where it is placed + bias)",
  options: {
    filters,
    ...convolutionOptions,
    padding: transposedPadding,
    outputPadding: optionalPair(
      "What the height and the width of the output have beyond the least: one number, or [height, width], below the strides; default: what makes the sizes those of `padding`.",
    ),
    ...activationAndBias(),
    ...kernelAndBias("[height, width, filters, channels]"),
  },
  example:
    "layers:\n  - { type: input, shape: [7, 7, 8] }\n  - { type: conv2dTranspose, filters: 4, kernelSize: 3, strides: 2, padding: same, activation: relu }",
  takes: "one",
  shape: ([row = []], options) => {
    const notOne = notAnImage("conv2dTranspose", row);
    if (notOne) return notOne;
    const axes = axesOf(row, options);
    const both = stridesWithDilation(bothOf(options.strides), bothOf(options.dilationRate));
    return both ?? transposedMistake(axes) ?? [...axes.map(transposedSize), options.filters];
  },
  parameters: ([row = []], options) => transposedParameters(bothOf(options.kernelSize), row.at(-1) ?? 1, options),
  build: ({ graph, inputs, parameters: { kernel, bias }, options, activate }) => {
    if (!kernel) throw new Error("conv2dTranspose was built without its kernel");
    const images = onlyInput(inputs);
    const windows = transposedWindows(axesOf(images.shape.slice(1) as RowShape, options));
    return activate(transposedConvolution(graph, images, { kernel, bias }, windows));
  },
});

function axesOf(
  row: RowShape,
  options: {
    readonly kernelSize: Pair;
    readonly strides: Pair;
    readonly dilationRate: Pair;
    readonly padding: "valid" | "same";
    readonly outputPadding?: Ends | undefined;
  },
): readonly [TransposedAxis, TransposedAxis] {
  const { kernelSize, strides, dilationRate, padding, outputPadding } = options;
  const axis = (which: 0 | 1): TransposedAxis => ({
    input: row[which] ?? 0,
    size: bothOf(kernelSize)[which],
    stride: bothOf(strides)[which],
    dilation: bothOf(dilationRate)[which],
    padding,
    outputPadding: outputPadding === undefined ? undefined : endsOf(outputPadding)[which],
  });
  return [axis(0), axis(1)];
}
