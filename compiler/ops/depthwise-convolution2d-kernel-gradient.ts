import type { Two } from "../ir/arity.ts";
import { addIndex, index, variable } from "../ir/loop.ts";
import { elementCount, lastSize, product } from "../ir/shape.ts";
import { assign, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import { count, range } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";
import { windowNumbers } from "./window-kernels.ts";
import { pixel, positionOf } from "./window-loops.ts";
import { axesOfImages, positionsUnder, type Windows } from "./windows.ts";

/**
 * The gradient of a depthwise convolution with respect to its kernel: images [rows, height, width, channels], upstream
 * [rows, height, width, channels · multiplier] → [height, width, channels, multiplier]. No gradient: it is only used in
 * gradients.
 */
export const depthwiseConvolution2dKernelGradient: Op<Windows, Two> = {
  name: "depthwiseConvolution2dKernelGradient",
  summary:
    "output[ky, kx, c, m] = Σ input[n, y·stride − before + ky·dilation, …, c] · upstream[n, y, x, c · multiplier + m], n, y, x ascending from 0",
  shape: ([images, upstream], { size }) => [...size, lastSize(images), lastSize(upstream) / lastSize(images)],
  evaluate: ([images, upstream], output, windows, { add, multiply }) => {
    const [, inHeight = 0, inWidth = 0, channels = 0] = images.shape;
    const [, height = 0, width = 0, outputs = 0] = upstream.shape;
    const [axisY, axisX] = axesOfImages(images.shape, windows);
    output.data.fill(0);
    upstream.data.forEach((slope, position) => {
      const own = position % outputs;
      const channel = Math.floor(own / (outputs / channels));
      const x = Math.floor(position / outputs) % width;
      const y = Math.floor(position / (outputs * width)) % height;
      const sample = Math.floor(position / (outputs * width * height));
      for (const { cell: ky, index: inY } of positionsUnder(axisY, y)) {
        for (const { cell: kx, index: inX } of positionsUnder(axisX, x)) {
          const value = images.data[((sample * inHeight + inY) * inWidth + inX) * channels + channel] as number;
          const at = (ky * axisX.size + kx) * outputs + own;
          output.data[at] = add(output.data[at] as number, multiply(value, slope));
        }
      }
    });
  },
  loops: ({ arithmetic, shapes, attributes, read, write, fresh }) => {
    const [images, upstream] = shapes.inputs;
    const [axisY, axisX] = axesOfImages(images, attributes);
    const [channels, outputs] = [lastSize(images), lastSize(upstream)];
    const multiplier = outputs / channels;
    const [ky, kx, channel, which] = ["ky", "kx", "channel", "which"].map(fresh) as [string, string, string, string];
    const [sample, y, x, sum] = [fresh("sample"), fresh("y"), fresh("x"), fresh("sum")];
    const own = addIndex(index(channel, multiplier), multiplier === 1 ? index() : index(which));
    const [inY, inX] = [positionOf(axisY, index(y), index(ky)), positionOf(axisX, index(x), index(kx))];
    const from = pixel(index(sample), inY.index, inX.index, [axisY.input, axisX.input, channels]);
    const at = pixel(index(sample), index(y), index(x), [axisY.output, axisX.output, outputs]);
    const term = arithmetic.multiply(read(0, addIndex(from, index(channel))), read(1, addIndex(at, own)));
    const add = [assign(sum, arithmetic.add(variable(sum), term))];
    const sums = loop(sample, elementCount(images.slice(0, 1)), [
      loop(y, axisY.output, inY.onImage([loop(x, axisX.output, inX.onImage(add))])),
    ]);
    const cell = pixel(index(), index(ky), index(kx), [1, axisX.size, outputs]);
    const ofKernel = [changing(sum, zero), sums, ...write(addIndex(cell, own), variable(sum))];
    const ofChannel = multiplier === 1 ? ofKernel : [loop(which, multiplier, ofKernel)];
    return [loop(ky, axisY.size, [loop(kx, axisX.size, [loop(channel, channels, ofChannel)])])];
  },
  kernel: ({ shapes, attributes, inputs: [images, upstream], output }) => {
    if (lastSize(shapes.output) !== 1) return undefined;
    const of = windowNumbers(shapes.inputs[0], attributes);
    const samples = count(elementCount(shapes.inputs[0].slice(0, 1)));
    const windows = [...of.strides, ...of.dilation, ...of.before];
    return {
      name: "depthwiseConvolution2dKernelGradient",
      arguments: [
        ...[images, samples, ...of.image, upstream, ...of.outputs],
        ...[output, ...of.size, ...windows, ...range(product(attributes.size))],
      ],
    };
  },
  cost: ([, upstream], output) => {
    const { rows, times } = elementCount(upstream);
    return { multiplyAdds: { rows, times: times * product(output.slice(0, 2)) } };
  },
};
