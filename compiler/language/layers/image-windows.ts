import type { RowShape } from "../../ir/shape.ts";
import { axesOf, type Windows } from "../../ops/windows.ts";
import { choice, type Option, type Pair, pair } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";
import { stridesWithDilation } from "./convolution-options.ts";

/** The option `padding` of everything that moves a window over an image. */
export const padding: Option<"valid" | "same"> = choice(["valid", "same"], {
  summary:
    "valid: the window stays on the image; same: there are ⌈size / stride⌉ outputs, the image padded on all sides (of an odd number more at the bottom and right).",
  default: "valid",
});

/** Height and width, of one number or of two. */
export function bothOf(pair: Pair): readonly [number, number] {
  return typeof pair === "number" ? [pair, pair] : pair;
}

/** What a layer that takes images says of an input that is none. */
export function notAnImage(layer: string, row: RowShape): ShapeMistake | undefined {
  if (row.length === 3) return undefined;
  return {
    mistake: `An image, as ${layer} takes it, is [height, width, channels], not [${row.join(", ")}].`,
    hint:
      row.length === 2
        ? `An image of one channel is [${row.join(", ")}, 1]: put - { type: reshape, targetShape: [${row.join(", ")}, 1] } before it.`
        : "A layer of type reshape gives values the shape of an image.",
  };
}

/** The shape of what windows over images see, in `channels` channels, or why there is none. */
export function seenThrough(
  layer: { readonly type: string; readonly window: string; readonly sizeOption: string },
  row: RowShape,
  windows: Windows,
  channels: number,
): RowShape | ShapeMistake {
  const mistake = notAnImage(layer.type, row);
  if (mistake) return mistake;
  const [height = 0, width = 0] = row;
  const axes = axesOf([height, width], windows);
  const reach = axes.map(({ size, dilation }) => (size - 1) * dilation + 1);
  if (axes.every(({ output }) => output > 0)) return [axes[0].output, axes[1].output, channels];
  const apart = axes.some(({ dilation }) => dilation > 1) ? " with its dilation" : "";
  return {
    mistake: `The ${layer.window} is ${reach.join(" × ")}${apart}, larger than the image of ${height} × ${width}.`,
    hint: `Make it smaller, or say \`padding: same\`.`,
    option: layer.sizeOption,
  };
}

/** The options of the window of a convolution over an image. */
export const convolutionOptions = {
  kernelSize: pair({ summary: "Height and width of the window: one number, or [height, width]." }),
  strides: pair({ summary: "How far the window moves from one output to the next.", default: 1 }),
  padding,
  dilationRate: pair({ summary: "How far apart the window's cells are; 1 for neighbours.", default: 1 }),
};

/** Those options with their values. */
interface ConvolutionValues {
  readonly kernelSize: Pair;
  readonly strides: Pair;
  readonly padding: "valid" | "same";
  readonly dilationRate: Pair;
}

/** The windows of a convolution over an image. */
export function convolutionWindows({ kernelSize, strides, dilationRate, padding }: ConvolutionValues): Windows {
  return { size: bothOf(kernelSize), strides: bothOf(strides), dilation: bothOf(dilationRate), padding };
}

/** The windows of a convolution pixel by pixel. */
export const onePixel: Windows = { size: [1, 1], strides: [1, 1], dilation: [1, 1], padding: "valid" };

/** The shape of what comes out of a convolution over an image, or why nothing does. */
export function seenByConvolution(
  type: string,
  row: RowShape,
  options: ConvolutionValues,
  channels: number,
): RowShape | ShapeMistake {
  const windows = convolutionWindows(options);
  const mistake = stridesWithDilation(windows.strides, windows.dilation);
  return mistake ?? seenThrough({ type, window: "kernel", sizeOption: "kernelSize" }, row, windows, channels);
}
