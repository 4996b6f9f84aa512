import type { Shape } from "../ir/shape.ts";
import { knownSize } from "../ir/shape.ts";

/** The geometry of a window over an image, [height, width] each: for convolution and pooling. */
export type Windows = {
  /** The size of the window. */
  readonly size: readonly [number, number];
  /** The stride from one output to the next. */
  readonly strides: readonly [number, number];
  /** The dilation: the distance between its elements; 1 for adjacent ones. */
  readonly dilation: readonly [number, number];
  /**
   * `valid`: no padding. `same`: there are ⌈image / stride⌉ outputs, as in TensorFlow. `causal`: as many, all padding is
   * before the image, so no output reads what comes after it. Or the outputs and the padding before the image as given.
   */
  readonly padding: "valid" | "same" | "causal" | GivenPadding;
};

/** The number of outputs and the padding before the image, [height, width] each. */
export type GivenPadding = { readonly outputs: readonly [number, number]; readonly before: readonly [number, number] };

/** One axis of windows: output o reads the positions o · stride − before + k · dilation, k from 0 to size − 1. */
export interface Axis {
  /** Positions in the image. */
  readonly input: number;
  readonly output: number;
  readonly size: number;
  readonly stride: number;
  readonly dilation: number;
  /** Padding positions before the image; positions read after its end are padding as well. */
  readonly before: number;
  /** Whether some output reads padding before the image, and after it. */
  readonly opensOutside: boolean;
  readonly endsOutside: boolean;
}

/** The two axes, height and width, of windows over an image [height, width]. */
export function axesOf([height, width]: readonly [number, number], windows: Windows): readonly [Axis, Axis] {
  return [axisOf(height, windows, 0), axisOf(width, windows, 1)];
}

/** The axes of windows over a batch of images [rows, height, width, channels]. */
export function axesOfImages(images: Shape, windows: Windows): readonly [Axis, Axis] {
  return axesOf([knownSize(images[1]), knownSize(images[2])], windows);
}

function axisOf(input: number, { size: sizes, strides, dilation: dilations, padding }: Windows, axis: 0 | 1): Axis {
  const [size, stride, dilation] = [sizes[axis], strides[axis], dilations[axis]];
  const reach = (size - 1) * dilation + 1;
  const output = outputsOf(input, reach, stride, padding, axis);
  const end = (output - 1) * stride + reach;
  const before = paddingBefore(end - input, reach, padding, axis);
  const opensOutside = before > 0;
  return { input, output, size, stride, dilation, before, opensOutside, endsOutside: end - before > input };
}

function outputsOf(input: number, reach: number, stride: number, padding: Windows["padding"], axis: 0 | 1): number {
  if (padding === "valid") return Math.floor((input - reach) / stride) + 1;
  return typeof padding === "string" ? Math.ceil(input / stride) : padding.outputs[axis];
}

/** The padding before an image that the windows exceed by `excess` positions. */
function paddingBefore(excess: number, reach: number, padding: Windows["padding"], axis: 0 | 1): number {
  if (padding === "valid") return 0;
  if (padding === "causal") return reach - 1;
  // With an odd number of positions the extra one is at the end.
  return padding === "same" ? Math.floor(Math.max(excess, 0) / 2) : padding.before[axis];
}

/** The output shape of windows over images: [rows, height, width, channels]. Throws if no window fits. */
export function outputOfWindows(images: Shape, windows: Windows, channels: number): Shape {
  if (images.length !== 4) throw new Error("windows need [rows, height, width, channels]");
  const [height, width] = axesOfImages(images, windows);
  if (height.output < 1 || width.output < 1) throw new Error("the window is larger than the image");
  return [...images.slice(0, 1), height.output, width.output, channels];
}

/** The positions in the image that an output of an axis reads, each with the index of its kernel element. */
export function positionsUnder(
  axis: Axis,
  output: number,
): readonly { readonly cell: number; readonly index: number }[] {
  const indices: { cell: number; index: number }[] = [];
  for (let cell = 0; cell < axis.size; cell++) {
    const index = output * axis.stride - axis.before + cell * axis.dilation;
    if (index >= 0 && index < axis.input) indices.push({ cell, index });
  }
  return indices;
}

/** The positions of an axis, with the padding that its windows read. */
export function paddedSize({ input, output, size, stride, dilation, before }: Axis): number {
  return Math.max(before + input, (output - 1) * stride + (size - 1) * dilation + 1);
}
