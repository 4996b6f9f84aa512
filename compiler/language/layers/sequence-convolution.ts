import type { RowShape } from "../../ir/shape.ts";
import { choice, integer } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";
import { stridesWithDilation } from "./convolution-options.ts";
import { seenAlong, sequencePadding, windowsAlong } from "./sequence-windows.ts";

/** The options of the window of a convolution along a sequence. */
export const sequenceConvolutionOptions = {
  kernelSize: integer({ summary: "How many steps the window has.", minimum: 1 }),
  strides: integer({ summary: "How far the window moves from one output to the next.", minimum: 1, default: 1 }),
  padding: choice(["valid", "same", "causal"], {
    summary: `${sequencePadding.summary.slice(0, -1)}; causal: as many outputs as with same, the sequence padded at its start alone, so that no output sees a later step.`,
    default: "valid",
  }),
  dilationRate: integer({ summary: "How far apart the window's steps are; 1 for neighbours.", minimum: 1, default: 1 }),
};

/** The shape of what comes out of a convolution along a sequence, or why nothing does. */
export function seenByConvolution1d(
  type: string,
  row: RowShape,
  options: {
    readonly kernelSize: number;
    readonly strides: number;
    readonly padding: "valid" | "same" | "causal";
    readonly dilationRate: number;
  },
  channels: number,
): RowShape | ShapeMistake {
  const mistake = stridesWithDilation([options.strides], [options.dilationRate]);
  if (mistake) return mistake;
  const words = { type, window: "kernel", sizeOption: "kernelSize" };
  return seenAlong(words, row, windowsAlong(options.kernelSize, options), channels);
}
