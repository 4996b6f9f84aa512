import { depthwiseScratch } from "../../runtime/kernels/scratch.ts";
import type { Two } from "../ir/arity.ts";
import { addIndex, index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize, product } from "../ir/shape.ts";
import { assign, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import type { InputGradientAttributes } from "./convolution2d-input-gradient.ts";
import { scratch } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";
import { windowNumbers } from "./window-kernels.ts";
import { eachPosition, pixel } from "./window-loops.ts";
import { axesOf, positionsUnder } from "./windows.ts";

/**
 * The gradient of a depthwise convolution with respect to its images: upstream [rows, height, width, channels ·
 * multiplier], kernel [height, width, channels, multiplier] → the shape of the images. No gradient: it is only used in
 * gradients.
 */
export const depthwiseConvolution2dInputGradient: Op<InputGradientAttributes, Two> = {
  name: "depthwiseConvolution2dInputGradient",
  summary:
    "output[n, iy, ix, c] = Σ upstream[n, y, x, c · multiplier + m] · kernel[ky, kx, c, m] over the outputs y, x whose kernel element ky, kx reads position iy, ix; y, x, m ascending from 0",
  shape: ([upstream, kernel], { image }) => {
    const channels = knownSize(kernel[2]);
    if (lastSize(upstream) !== channels * lastSize(kernel)) {
      throw new Error("depthwiseConvolution2dInputGradient: sizes differ");
    }
    return [...upstream.slice(0, 1), ...image, channels];
  },
  evaluate: ([upstream, kernel], output, attributes, { add, multiply }) => {
    const [, height = 0, width = 0, outputs = 0] = upstream.shape;
    const [, inHeight = 0, inWidth = 0, channels = 0] = output.shape;
    const [axisY, axisX] = axesOf(attributes.image, attributes);
    output.data.fill(0);
    upstream.data.forEach((value, position) => {
      const own = position % outputs;
      const channel = Math.floor(own / (outputs / channels));
      const x = Math.floor(position / outputs) % width;
      const y = Math.floor(position / (outputs * width)) % height;
      const sample = Math.floor(position / (outputs * width * height));
      for (const { cell: ky, index: inY } of positionsUnder(axisY, y)) {
        for (const { cell: kx, index: inX } of positionsUnder(axisX, x)) {
          const weight = kernel.data[(ky * axisX.size + kx) * outputs + own] as number;
          const at = ((sample * inHeight + inY) * inWidth + inX) * channels + channel;
          output.data[at] = add(output.data[at] as number, multiply(value, weight));
        }
      }
    });
  },
  loops: ({ arithmetic, shapes, attributes, read, write, fresh }) => {
    const [upstream, kernel] = shapes.inputs;
    const [axisY, axisX] = axesOf(attributes.image, attributes);
    const [channels, multiplier] = [knownSize(kernel[2]), lastSize(kernel)];
    const [sample, channel, sum] = [fresh("sample"), fresh("channel"), fresh("sum")];
    const [windowY, windowX, which] = [fresh("windowY"), fresh("windowX"), fresh("which")];
    const own = addIndex(index(channel, multiplier), multiplier === 1 ? index() : index(which));
    const outputs = channels * multiplier;
    return [
      loop(sample, elementCount(upstream.slice(0, 1)), [
        eachPosition(axisY, fresh, "y", (heldY) => [
          eachPosition(axisX, fresh, "x", (heldX) => {
            const windows = heldY.eachWindow(windowY, (y, ky) => [
              heldX.eachWindow(windowX, (x, kx) => {
                const from = pixel(index(sample), y, x, [axisY.output, axisX.output, outputs]);
                const weight = read(1, addIndex(pixel(index(), ky, kx, [1, axisX.size, outputs]), own));
                const term = arithmetic.multiply(read(0, addIndex(from, own)), weight);
                const next = [assign(sum, arithmetic.add(variable(sum), term))];
                return multiplier === 1 ? next : [loop(which, multiplier, next)];
              }),
            ]);
            const position = pixel(index(sample), heldY.index, heldX.index, [axisY.input, axisX.input, channels]);
            const at = addIndex(position, index(channel));
            return [loop(channel, channels, [changing(sum, zero), windows, ...write(at, variable(sum))])];
          }),
        ]),
      ]),
    ];
  },
  kernel: ({ shapes, attributes, inputs: [upstream, kernel], output }) => {
    if (lastSize(shapes.inputs[1]) !== 1) return undefined;
    const of = windowNumbers(shapes.output, attributes);
    const windows = [...of.strides, ...of.dilation, ...of.before];
    return {
      name: "depthwiseConvolution2dInputGradient",
      arguments: [
        ...[upstream, ...of.outputs, kernel, ...of.size],
        ...[output, ...of.image, ...windows, ...of.imageRows, scratch],
      ],
      scratch: depthwiseScratch(...attributes.image, product(shapes.inputs[1]), 8),
    };
  },
  cost: ([upstream, kernel]) => {
    const { rows, times } = elementCount(upstream);
    return { multiplyAdds: { rows, times: times * product(kernel.slice(0, 2)) } };
  },
};
