import type { One } from "../ir/arity.ts";
import { addIndex, constant, index, variable } from "../ir/loop.ts";
import { elementCount, lastSize } from "../ir/shape.ts";
import { assign, changing, local, loop } from "../ir/statements.ts";
import { greaterOrNaN } from "./greater-or-nan.ts";
import { maxPooling2dGradient } from "./max-pooling2d-gradient.ts";
import type { Op } from "./op.ts";
import { windowNumbers } from "./window-kernels.ts";
import { eachCell, pixel } from "./window-loops.ts";
import { axesOfImages, outputOfWindows, positionsUnder, type Windows } from "./windows.ts";

/**
 * The maximum of each window, per channel, without padding; NaN if an element is NaN: [rows, height, width, channels] →
 * the same axes.
 */
export const maxPooling2d: Op<Windows, One> = {
  name: "maxPooling2d",
  summary: "output[n, y, x, c] = maximum of the window, NaN if an element is NaN",
  shape: ([images], windows) => outputOfWindows(images, windows, lastSize(images)),
  evaluate: ([images], output, windows) => {
    const [, , inWidth = 0, channels = 0] = images.shape;
    const [, height = 0, width = 0] = output.shape;
    const [axisY, axisX] = axesOfImages(images.shape, windows);
    for (let position = 0; position < output.data.length; position++) {
      const c = position % channels;
      const [x, y] = [Math.floor(position / channels) % width, Math.floor(position / (channels * width)) % height];
      const sample = Math.floor(position / (channels * width * height));
      const cells = positionsUnder(axisY, y).flatMap(({ index: inY }) =>
        positionsUnder(axisX, x).map(
          ({ index: inX }) => images.data[((sample * axisY.input + inY) * inWidth + inX) * channels + c] as number,
        ),
      );
      output.data[position] = cells.some(Number.isNaN) ? Number.NaN : cells.reduce((a, b) => (a < b ? b : a));
    }
  },
  gradient: ({ graph, inputs: [images], output, upstream, attributes }) => [
    graph.apply(maxPooling2dGradient, [images, output, upstream], attributes),
  ],
  kernel: ({ shapes, attributes, inputs: [images], output }) => {
    const of = windowNumbers(shapes.inputs[0], attributes);
    const windows = [...of.size, ...of.strides, ...of.before];
    return {
      name: "maxPooling2d",
      arguments: [images, ...of.image, output, ...of.outputs, ...windows, ...of.outputRows],
    };
  },
  loops: ({ shapes: { inputs }, attributes, read, write, fresh }) => {
    const [images] = inputs;
    const [axisY, axisX] = axesOfImages(images, attributes);
    const channels = lastSize(images);
    const [sample, y, x, channel] = [fresh("sample"), fresh("y"), fresh("x"), fresh("channel")];
    const [ky, kx, maximum, value] = [fresh("ky"), fresh("kx"), fresh("maximum"), fresh("value")];
    const size = [axisY.input, axisX.input, channels] as const;
    const at = addIndex(
      pixel(index(sample), index(y), index(x), [axisY.output, axisX.output, channels]),
      index(channel),
    );
    const cells = eachCell(axisY, y, ky, (inY) => [
      eachCell(axisX, x, kx, (inX) => [
        local(value, read(0, addIndex(pixel(index(sample), inY, inX, size), index(channel)))),
        assign(maximum, greaterOrNaN(maximum, value)),
      ]),
    ]);
    const start = changing(maximum, constant(Number.NEGATIVE_INFINITY));
    const ofChannel = loop(channel, channels, [start, cells, ...write(at, variable(maximum))]);
    return [
      loop(sample, elementCount(images.slice(0, 1)), [loop(y, axisY.output, [loop(x, axisX.output, [ofChannel])])]),
    ];
  },
};
