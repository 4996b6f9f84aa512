import type { One } from "../ir/arity.ts";
import { addIndex, index, variable } from "../ir/loop.ts";
import { elementCount, lastSize } from "../ir/shape.ts";
import { assign, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import type { InputGradientAttributes } from "./convolution2d-input-gradient.ts";
import type { Op } from "./op.ts";
import { poolCells } from "./pool-cells.ts";
import { windowNumbers } from "./window-kernels.ts";
import { eachPosition, pixel } from "./window-loops.ts";
import { axesOf, positionsUnder } from "./windows.ts";

/**
 * The gradient of average pooling: each element of a window gets an equal fraction of the window's upstream gradient. No
 * gradient: it is only used in gradients.
 */
export const averagePooling2dGradient: Op<InputGradientAttributes, One> = {
  name: "averagePooling2dGradient",
  summary:
    "output[n, iy, ix, c] = Σ upstream[n, y, x, c] / (elements of that window inside the image) over the windows y, x that contain the element, ascending from 0",
  shape: ([upstream], { image }) => [...upstream.slice(0, 1), ...image, lastSize(upstream)],
  evaluate: ([upstream], output, attributes, { add, divide }) => {
    const [, height = 0, width = 0, channels = 0] = upstream.shape;
    const [axisY, axisX] = axesOf(attributes.image, attributes);
    output.data.fill(0);
    upstream.data.forEach((value, position) => {
      const c = position % channels;
      const [x, y] = [Math.floor(position / channels) % width, Math.floor(position / (channels * width)) % height];
      const sample = Math.floor(position / (channels * width * height));
      const [rows, columns] = [positionsUnder(axisY, y), positionsUnder(axisX, x)];
      const share = divide(value, rows.length * columns.length);
      for (const { index: inY } of rows) {
        for (const { index: inX } of columns) {
          const at = ((sample * axisY.input + inY) * axisX.input + inX) * channels + c;
          output.data[at] = add(output.data[at] as number, share);
        }
      }
    });
  },
  kernel: ({ shapes, attributes, inputs: [upstream], output }) => {
    const of = windowNumbers(shapes.output, attributes);
    const windows = [...of.size, ...of.strides, ...of.before];
    return {
      name: "averagePooling2dGradient",
      arguments: [upstream, ...of.outputs, output, ...of.image, ...windows, ...of.samples],
    };
  },
  loops: ({ arithmetic, shapes: { inputs }, attributes, read, write, fresh }) => {
    const [upstream] = inputs;
    const axes = axesOf(attributes.image, attributes);
    const [axisY, axisX] = axes;
    const channels = lastSize(upstream);
    const [sample, channel, sum] = [fresh("sample"), fresh("channel"), fresh("sum")];
    const [windowY, windowX] = [fresh("windowY"), fresh("windowX")];
    const outputs = [axisY.output, axisX.output, channels] as const;
    return [
      loop(sample, elementCount(upstream.slice(0, 1)), [
        eachPosition(axisY, fresh, "y", (heldY) => [
          eachPosition(axisX, fresh, "x", (heldX) => {
            const position = pixel(index(sample), heldY.index, heldX.index, [axisY.input, axisX.input, channels]);
            const windows = heldY.eachWindow(windowY, (y) => [
              heldX.eachWindow(windowX, (x) => {
                const value = read(0, addIndex(pixel(index(sample), y, x, outputs), index(channel)));
                const share = arithmetic.divide(value, poolCells(axes, [y, x]));
                return [assign(sum, arithmetic.add(variable(sum), share))];
              }),
            ]);
            const at = addIndex(position, index(channel));
            return [loop(channel, channels, [changing(sum, zero), windows, ...write(at, variable(sum))])];
          }),
        ]),
      ]),
    ];
  },
};
