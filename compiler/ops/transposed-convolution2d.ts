import type { Two } from "../ir/arity.ts";
import { convolution2d } from "./convolution2d.ts";
import { convolution2dInputGradient, type InputGradientAttributes } from "./convolution2d-input-gradient.ts";
import { convolution2dKernelGradient } from "./convolution2d-kernel-gradient.ts";
import type { Op } from "./op.ts";

/**
 * Transposed convolution: the gradient of a convolution with respect to its images, as an operation of its own. Images
 * [rows, height, width, channels], kernel [height, width, filters, channels] → [rows, ...image, filters].
 */
export const transposedConvolution2d: Op<InputGradientAttributes, Two> = {
  ...convolution2dInputGradient,
  name: "transposedConvolution2d",
  summary:
    "output[n, oy, ox, f] = Σ input[n, y, x, c] · kernel[ky, kx, f, c] over the pixels y, x with oy = y · stride − before + ky · dilation, likewise ox; y, x, c ascending from 0",
  gradient: ({ graph, inputs: [images, kernel], upstream, needed, attributes: { image: _, ...windows } }) => [
    needed[0] ? graph.apply(convolution2d, [upstream, kernel], windows) : undefined,
    needed[1] ? graph.apply(convolution2dKernelGradient, [upstream, images], windows) : undefined,
  ],
};
