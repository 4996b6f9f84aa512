import { kernelGradientScratch } from "../../runtime/kernels/scratch.ts";
import type { Two } from "../ir/arity.ts";
import { addIndex, index, variable } from "../ir/loop.ts";
import { elementCount, lastSize, product } from "../ir/shape.ts";
import { assign, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import { count, range, scratch } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";
import { windowNumbers } from "./window-kernels.ts";
import { pixel, positionOf } from "./window-loops.ts";
import { axesOfImages, paddedSize, positionsUnder, type Windows } from "./windows.ts";

/**
 * The gradient of a convolution with respect to its kernel: images [rows, height, width, channels], upstream [rows,
 * height, width, filters] → [height, width, channels, filters]. No gradient: it is only used in gradients.
 */
export const convolution2dKernelGradient: Op<Windows, Two> = {
  name: "convolution2dKernelGradient",
  summary:
    "output[ky, kx, c, f] = Σ input[n, y·stride − before + ky·dilation, …, c] · upstream[n, y, x, f], n, y, x ascending from 0",
  shape: ([images, upstream], { size }) => [...size, lastSize(images), lastSize(upstream)],
  evaluate: ([images, upstream], output, windows, { add, multiply }) => {
    const [, inHeight = 0, inWidth = 0, channels = 0] = images.shape;
    const [samples = 0, height = 0, width = 0, filters = 0] = upstream.shape;
    const [axisY, axisX] = axesOfImages(images.shape, windows);
    output.data.fill(0);
    for (let position = 0; position < samples * height * width * filters; position++) {
      const filter = position % filters;
      const x = Math.floor(position / filters) % width;
      const y = Math.floor(position / (filters * width)) % height;
      const sample = Math.floor(position / (filters * width * height));
      for (const { cell: ky, index: inY } of positionsUnder(axisY, y)) {
        for (const { cell: kx, index: inX } of positionsUnder(axisX, x)) {
          for (let c = 0; c < channels; c++) {
            const value = images.data[((sample * inHeight + inY) * inWidth + inX) * channels + c] as number;
            const at = ((ky * axisX.size + kx) * channels + c) * filters + filter;
            output.data[at] = add(output.data[at] as number, multiply(value, upstream.data[position] as number));
          }
        }
      }
    }
  },
  loops: ({ arithmetic, shapes, attributes, read, write, fresh }) => {
    const [images, upstream] = shapes.inputs;
    const [axisY, axisX] = axesOfImages(images, attributes);
    const [channels, filters] = [lastSize(images), lastSize(upstream)];
    const [ky, kx, channel, filter] = [fresh("ky"), fresh("kx"), fresh("channel"), fresh("filter")];
    const [sample, y, x, sum] = [fresh("sample"), fresh("y"), fresh("x"), fresh("sum")];
    const [inY, inX] = [positionOf(axisY, index(y), index(ky)), positionOf(axisX, index(x), index(kx))];
    const from = pixel(index(sample), inY.index, inX.index, [axisY.input, axisX.input, channels]);
    const at = pixel(index(sample), index(y), index(x), [axisY.output, axisX.output, filters]);
    const term = arithmetic.multiply(read(0, addIndex(from, index(channel))), read(1, addIndex(at, index(filter))));
    const add = [assign(sum, arithmetic.add(variable(sum), term))];
    const cell = pixel(index(), index(ky), index(kx), [1, axisX.size, channels * filters]);
    const sums = loop(sample, elementCount(images.slice(0, 1)), [
      loop(y, axisY.output, inY.onImage([loop(x, axisX.output, inX.onImage(add))])),
    ]);
    return [
      loop(ky, axisY.size, [
        loop(kx, axisX.size, [
          loop(channel, channels, [
            loop(filter, filters, [
              changing(sum, zero),
              sums,
              ...write(addIndex(cell, addIndex(index(channel, filters), index(filter))), variable(sum)),
            ]),
          ]),
        ]),
      ]),
    ];
  },
  kernel: ({ shapes, attributes, inputs: [images, upstream], output }) => {
    const of = windowNumbers(shapes.inputs[0], attributes);
    const [channels, filters] = [lastSize(shapes.inputs[0]), lastSize(shapes.output)];
    const terms = attributes.size[0] * attributes.size[1] * channels;
    const samples = count(elementCount(shapes.inputs[0].slice(0, 1)));
    const windows = [...of.strides, ...of.dilation, ...of.before];
    const [paddedHeight = 0, paddedWidth = 0] = axesOfImages(shapes.inputs[0], attributes).map(paddedSize);
    const pixels = product(shapes.inputs[1].slice(1, 3));
    return {
      name: "convolution2dKernelGradient",
      arguments: [
        ...[images, samples, ...of.image, upstream, ...of.outputs, count(filters)],
        ...[output, ...of.size, ...windows, ...range(terms), scratch],
      ],
      scratch: kernelGradientScratch(terms, pixels, paddedHeight * paddedWidth * channels, 8),
    };
  },
  cost: ([, upstream], output) => {
    const { rows, times } = elementCount(upstream);
    return { multiplyAdds: { rows, times: times * product(output.slice(0, 3)) } };
  },
};
