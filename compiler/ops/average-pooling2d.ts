import type { One } from "../ir/arity.ts";
import { addIndex, index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize } from "../ir/shape.ts";
import { assign, changing, loop } from "../ir/statements.ts";
import { averagePooling2dGradient } from "./average-pooling2d-gradient.ts";
import { zero } from "./constants.ts";
import type { Op } from "./op.ts";
import { poolCells } from "./pool-cells.ts";
import { windowNumbers } from "./window-kernels.ts";
import { eachCell, pixel } from "./window-loops.ts";
import { axesOfImages, outputOfWindows, positionsUnder, type Windows } from "./windows.ts";

/** The mean of each window, per channel, without padding: [rows, height, width, channels] → the same axes. */
export const averagePooling2d: Op<Windows, One> = {
  name: "averagePooling2d",
  summary: "output[n, y, x, c] = (Σ elements of the window, row-major from 0) / (number of them inside the image)",
  shape: ([images], windows) => outputOfWindows(images, windows, lastSize(images)),
  evaluate: ([images], output, windows, { add, divide }) => {
    const [, , inWidth = 0, channels = 0] = images.shape;
    const [, height = 0, width = 0] = output.shape;
    const [axisY, axisX] = axesOfImages(images.shape, windows);
    for (let position = 0; position < output.data.length; position++) {
      const c = position % channels;
      const [x, y] = [Math.floor(position / channels) % width, Math.floor(position / (channels * width)) % height];
      const sample = Math.floor(position / (channels * width * height));
      const cells = positionsUnder(axisY, y).flatMap(({ index: inY }) =>
        positionsUnder(axisX, x).map(({ index: inX }) => ((sample * axisY.input + inY) * inWidth + inX) * channels + c),
      );
      const sum = cells.reduce((total, cell) => add(total, images.data[cell] as number), 0);
      output.data[position] = divide(sum, cells.length);
    }
  },
  gradient: ({ graph, inputs: [images], upstream, attributes }) => {
    const image = [knownSize(images.shape[1]), knownSize(images.shape[2])] as const;
    return [graph.apply(averagePooling2dGradient, [upstream], { ...attributes, image })];
  },
  kernel: ({ shapes, attributes, inputs: [images], output }) => {
    const of = windowNumbers(shapes.inputs[0], attributes);
    const windows = [...of.size, ...of.strides, ...of.before];
    return {
      name: "averagePooling2d",
      arguments: [images, ...of.image, output, ...of.outputs, ...windows, ...of.outputRows],
    };
  },
  loops: ({ arithmetic, shapes: { inputs }, attributes, read, write, fresh }) => {
    const [images] = inputs;
    const axes = axesOfImages(images, attributes);
    const [axisY, axisX] = axes;
    const channels = lastSize(images);
    const [sample, y, x, channel] = [fresh("sample"), fresh("y"), fresh("x"), fresh("channel")];
    const [ky, kx, sum] = [fresh("ky"), fresh("kx"), fresh("sum")];
    const size = [axisY.input, axisX.input, channels] as const;
    const at = addIndex(
      pixel(index(sample), index(y), index(x), [axisY.output, axisX.output, channels]),
      index(channel),
    );
    const mean = arithmetic.divide(variable(sum), poolCells(axes, [index(y), index(x)]));
    const cells = eachCell(axisY, y, ky, (inY) => [
      eachCell(axisX, x, kx, (inX) => {
        const value = read(0, addIndex(pixel(index(sample), inY, inX, size), index(channel)));
        return [assign(sum, arithmetic.add(variable(sum), value))];
      }),
    ]);
    const ofChannel = loop(channel, channels, [changing(sum, zero), cells, ...write(at, mean)]);
    return [
      loop(sample, elementCount(images.slice(0, 1)), [loop(y, axisY.output, [loop(x, axisX.output, [ofChannel])])]),
    ];
  },
};
