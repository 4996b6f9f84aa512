import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { addColumns } from "../../ops/add-columns.ts";
import type { InputGradientAttributes } from "../../ops/convolution2d-input-gradient.ts";
import { transposedConvolution2d } from "../../ops/transposed-convolution2d.ts";
import type { ParameterDeclaration } from "../define/layer.ts";
import { choice, type Option } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";
import { biasOf } from "./convolution-options.ts";

/** The option `padding` of transposed convolutions. */
export const transposedPadding: Option<"valid" | "same"> = choice(["valid", "same"], {
  summary: "valid: all of what is placed comes out; same: the output is `strides` times as large as the input.",
  default: "valid",
});

/** One axis of a transposed convolution, as the options say it. */
export interface TransposedAxis {
  readonly input: number;
  readonly size: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: "valid" | "same";
  /** What is added to the size of the output; undefined: Keras's default. */
  readonly outputPadding: number | undefined;
}

/** The size of an axis after a transposed convolution, by Keras's rules; 0 or less where nothing comes out. */
export function transposedSize({ input, size, stride, dilation, padding, outputPadding }: TransposedAxis): number {
  const reach = (size - 1) * dilation + 1;
  const least = (input - 1) * stride;
  if (padding === "same") return outputPadding === undefined ? input * stride : least + (reach % 2) + outputPadding;
  return least + reach + (outputPadding ?? Math.max(stride - reach, 0));
}

/** How many positions before the output the first window begins. */
function before({ size, stride, dilation, padding, outputPadding }: TransposedAxis): number {
  if (padding === "valid") return 0;
  const reach = (size - 1) * dilation + 1;
  const around = outputPadding === undefined ? stride + reach - 2 : reach + (reach % 2) - 2 + outputPadding;
  return reach - 1 - Math.min(Math.ceil(around / 2), reach - 1);
}

/** The windows of a transposed convolution: those of the convolution that it turns round. */
export function transposedWindows([down, across]: readonly [TransposedAxis, TransposedAxis]): InputGradientAttributes {
  return {
    size: [down.size, across.size],
    strides: [down.stride, across.stride],
    dilation: [down.dilation, across.dilation],
    padding: { outputs: [down.input, across.input], before: [before(down), before(across)] },
    image: [transposedSize(down), transposedSize(across)],
  };
}

/** What is wrong with the axes of a transposed convolution. */
export function transposedMistake(axes: readonly TransposedAxis[]): ShapeMistake | undefined {
  const wide = axes.find(({ stride, outputPadding = 0 }) => outputPadding >= stride);
  if (wide) {
    return {
      mistake: `An outputPadding of ${wide.outputPadding} is not smaller than the stride of ${wide.stride}.`,
      hint: "Make it smaller, or leave it out.",
      option: "outputPadding",
    };
  }
  if (axes.every((axis) => transposedSize(axis) > 0)) return undefined;
  return { mistake: "Nothing comes out.", hint: "Leave outputPadding out.", option: "outputPadding" };
}

/** The kernel of a transposed convolution [...size, filters, channels], its fans as Keras counts them, then its bias. */
export function transposedParameters(
  size: readonly number[],
  channels: number,
  { filters, useBias }: { readonly filters: number; readonly useBias: boolean },
): readonly ParameterDeclaration[] {
  const cells = size.reduce((product, each) => product * each, 1);
  const shape = [...size, filters, channels];
  return [{ name: "kernel", shape, fanIn: cells * filters, fanOut: cells * channels }, ...biasOf(useBias, filters)];
}

/** A transposed convolution of images, and its bias. */
export function transposedConvolution(
  graph: GraphBuilder,
  images: Value,
  { kernel, bias }: { readonly kernel: Value; readonly bias: Value | undefined },
  windows: InputGradientAttributes,
): Value {
  const sums = graph.apply(transposedConvolution2d, [images, kernel], windows, "sums");
  return bias ? graph.apply(addColumns, [sums, bias], {}, "biased") : sums;
}
