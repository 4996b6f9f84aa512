import { depthwiseScratch } from "../../runtime/kernels/scratch.ts";
import { addIndex, index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize, product } from "../ir/shape.ts";
import { assign, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import { depthwiseConvolution2dInputGradient } from "./depthwise-convolution2d-input-gradient.ts";
import { depthwiseConvolution2dKernelGradient } from "./depthwise-convolution2d-kernel-gradient.ts";
import { count, scratch } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";
import { sumColumns } from "./sum-columns.ts";
import { windowNumbers } from "./window-kernels.ts";
import { eachCell, pixel } from "./window-loops.ts";
import { axesOfImages, outputOfWindows, positionsUnder, type Windows } from "./windows.ts";

/** Images, kernel and optional bias. */
type Inputs = readonly [unknown, unknown, unknown?];

/**
 * Convolution of each channel by itself, with `multiplier` kernels each: images [rows, height, width, channels], kernel
 * [height, width, channels, multiplier], optional bias → [rows, height, width, channels · multiplier], the outputs of a
 * channel side by side.
 */
export const depthwiseConvolution2d: Op<Windows, Inputs> = {
  name: "depthwiseConvolution2d",
  summary:
    "output[n, y, x, c · multiplier + m] = bias[…] + Σ input[n, y·stride − before + ky·dilation, …, c] · kernel[ky, kx, c, m], ky, kx ascending, starting from the bias",
  shape: ([images, kernel, bias], windows) => {
    const [height, width, channels, multiplier] = kernel.map(knownSize) as [number, number, number, number];
    const fits = height === windows.size[0] && width === windows.size[1] && channels === lastSize(images);
    if (!fits || (bias && bias[0] !== channels * multiplier)) throw new Error("depthwiseConvolution2d: sizes differ");
    return outputOfWindows(images, windows, channels * multiplier);
  },
  evaluate: ([images, kernel, bias], output, windows, { add, multiply }) => {
    const [, , inWidth = 0, channels = 0] = images.shape;
    const [, height = 0, width = 0, outputs = 0] = output.shape;
    const [axisY, axisX] = axesOfImages(images.shape, windows);
    for (let position = 0; position < output.data.length; position++) {
      const own = position % outputs;
      const channel = Math.floor(own / (outputs / channels));
      const x = Math.floor(position / outputs) % width;
      const y = Math.floor(position / (outputs * width)) % height;
      const sample = Math.floor(position / (outputs * width * height));
      let sum = bias ? (bias.data[own] as number) : 0;
      for (const { cell: ky, index: inY } of positionsUnder(axisY, y)) {
        for (const { cell: kx, index: inX } of positionsUnder(axisX, x)) {
          const value = images.data[((sample * axisY.input + inY) * inWidth + inX) * channels + channel] as number;
          sum = add(sum, multiply(value, kernel.data[(ky * axisX.size + kx) * outputs + own] as number));
        }
      }
      output.data[position] = sum;
    }
  },
  gradient: ({ graph, inputs: [images, kernel, bias], upstream, needed, attributes }) => {
    const image = [knownSize(images.shape[1]), knownSize(images.shape[2])] as const;
    const toImages = () =>
      graph.apply(depthwiseConvolution2dInputGradient, [upstream, kernel], { ...attributes, image });
    const toKernel = () => graph.apply(depthwiseConvolution2dKernelGradient, [images, upstream], attributes);
    const pair = [needed[0] ? toImages() : undefined, needed[1] ? toKernel() : undefined] as const;
    return bias === undefined ? pair : [...pair, needed[2] ? graph.apply(sumColumns, [upstream], {}) : undefined];
  },
  loops: ({ arithmetic, shapes, attributes, read, write, fresh }) => {
    const [images, kernel, bias] = shapes.inputs;
    const [axisY, axisX] = axesOfImages(images, attributes);
    const [channels, multiplier] = [lastSize(images), lastSize(kernel)];
    const [sample, y, x, channel] = ["sample", "y", "x", "channel"].map(fresh) as [string, string, string, string];
    const [which, ky, kx, sum] = [fresh("which"), fresh("ky"), fresh("kx"), fresh("sum")];
    const own = addIndex(index(channel, multiplier), multiplier === 1 ? index() : index(which));
    const outputs = channels * multiplier;
    const weight = read(1, addIndex(pixel(index(), index(ky), index(kx), [1, axisX.size, outputs]), own));
    const cells = eachCell(axisY, y, ky, (inY) => [
      eachCell(axisX, x, kx, (inX) => {
        const from = pixel(index(sample), inY, inX, [axisY.input, axisX.input, channels]);
        const term = arithmetic.multiply(read(0, addIndex(from, index(channel))), weight);
        return [assign(sum, arithmetic.add(variable(sum), term))];
      }),
    ]);
    const at = addIndex(pixel(index(sample), index(y), index(x), [axisY.output, axisX.output, outputs]), own);
    const ofKernel = [changing(sum, bias ? read(2, own) : zero), cells, ...write(at, variable(sum))];
    const ofChannel = multiplier === 1 ? ofKernel : [loop(which, multiplier, ofKernel)];
    return [
      loop(sample, elementCount(images.slice(0, 1)), [
        loop(y, axisY.output, [loop(x, axisX.output, [loop(channel, channels, ofChannel)])]),
      ]),
    ];
  },
  // With one kernel for each channel, so that lanes are channels.
  kernel: ({ shapes, attributes, inputs: [images, kernel, bias], output }) => {
    if (lastSize(shapes.inputs[1]) !== 1) return undefined;
    const of = windowNumbers(shapes.inputs[0], attributes);
    const learnt = [kernel, ...of.size, bias ?? count(0), count(bias ? 1 : 0)];
    const windows = [...of.strides, ...of.dilation, ...of.before];
    const [height, width] = axesOfImages(shapes.inputs[0], attributes);
    return {
      name: "depthwiseConvolution2d",
      arguments: [images, ...of.image, ...learnt, output, ...of.outputs, ...windows, ...of.outputRows, scratch],
      scratch: depthwiseScratch(height.output, width.output, 0, 8),
    };
  },
  cost: ([, kernel], output) => {
    const { rows, times } = elementCount(output);
    return { multiplyAdds: { rows, times: times * product(kernel.slice(0, 2)) } };
  },
};
