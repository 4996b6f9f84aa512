import { convolutionScratch } from "../../runtime/kernels/scratch.ts";
import type { Two } from "../ir/arity.ts";
import { addIndex, index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize, product } from "../ir/shape.ts";
import { assign, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import { count, scratch } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";
import { windowNumbers } from "./window-kernels.ts";
import { eachPosition, pixel } from "./window-loops.ts";
import { axesOf, positionsUnder, type Windows } from "./windows.ts";

/** The windows of the convolution, and the height and width of its images. */
export type InputGradientAttributes = Windows & { readonly image: readonly [number, number] };

/**
 * The gradient of a convolution with respect to its images: upstream [rows, height, width, filters], kernel [height,
 * width, channels, filters] → the shape of the images. No gradient: it is only used in gradients.
 */
export const convolution2dInputGradient: Op<InputGradientAttributes, Two> = {
  name: "convolution2dInputGradient",
  summary:
    "output[n, iy, ix, c] = Σ upstream[n, y, x, f] · kernel[ky, kx, c, f] over the outputs y, x whose kernel element ky, kx reads position iy, ix; y, x, f ascending from 0",
  shape: ([upstream, kernel], { image }) => {
    if (lastSize(upstream) !== lastSize(kernel)) throw new Error("convolution2dInputGradient: sizes differ");
    return [...upstream.slice(0, 1), ...image, knownSize(kernel[2])];
  },
  evaluate: ([upstream, kernel], output, attributes, { add, multiply }) => {
    const [samples = 0, height = 0, width = 0, filters = 0] = upstream.shape;
    const [, inHeight = 0, inWidth = 0, channels = 0] = output.shape;
    const [axisY, axisX] = axesOf(attributes.image, attributes);
    output.data.fill(0);
    for (let position = 0; position < samples * height * width * filters; position++) {
      const filter = position % filters;
      const x = Math.floor(position / filters) % width;
      const y = Math.floor(position / (filters * width)) % height;
      const sample = Math.floor(position / (filters * width * height));
      for (const { cell: ky, index: inY } of positionsUnder(axisY, y)) {
        for (const { cell: kx, index: inX } of positionsUnder(axisX, x)) {
          for (let c = 0; c < channels; c++) {
            const weight = kernel.data[((ky * axisX.size + kx) * channels + c) * filters + filter] as number;
            const at = ((sample * inHeight + inY) * inWidth + inX) * channels + c;
            output.data[at] = add(output.data[at] as number, multiply(upstream.data[position] as number, weight));
          }
        }
      }
    }
  },
  loops: ({ arithmetic, shapes, attributes, read, write, fresh }) => {
    const [upstream, kernel] = shapes.inputs;
    const [axisY, axisX] = axesOf(attributes.image, attributes);
    const [channels, filters] = [knownSize(kernel[2]), lastSize(kernel)];
    const [sample, channel, sum] = [fresh("sample"), fresh("channel"), fresh("sum")];
    const [window, windowX, filter] = [fresh("windowY"), fresh("windowX"), fresh("filter")];
    const outputs = [axisY.output, axisX.output, filters] as const;
    return [
      loop(sample, elementCount(upstream.slice(0, 1)), [
        eachPosition(axisY, fresh, "y", (heldY) => [
          eachPosition(axisX, fresh, "x", (heldX) => [
            loop(channel, channels, [
              changing(sum, zero),
              heldY.eachWindow(window, (y, ky) => [
                heldX.eachWindow(windowX, (x, kx) => {
                  const from = addIndex(pixel(index(sample), y, x, outputs), index(filter));
                  const cell = pixel(index(), ky, kx, [1, axisX.size, channels * filters]);
                  const weight = addIndex(cell, addIndex(index(channel, filters), index(filter)));
                  const term = arithmetic.multiply(read(0, from), read(1, weight));
                  return [loop(filter, filters, [assign(sum, arithmetic.add(variable(sum), term))])];
                }),
              ]),
              ...write(
                addIndex(
                  pixel(index(sample), heldY.index, heldX.index, [axisY.input, axisX.input, channels]),
                  index(channel),
                ),
                variable(sum),
              ),
            ]),
          ]),
        ]),
      ]),
    ];
  },
  kernel: ({ shapes, attributes, inputs: [upstream, kernel], output }) => {
    const [filters, channels] = [lastSize(shapes.inputs[0]), lastSize(shapes.output)];
    const of = windowNumbers(shapes.output, attributes);
    const windows = [...of.strides, ...of.dilation, ...of.before];
    return {
      name: "convolution2dInputGradient",
      arguments: [
        ...[upstream, ...of.outputs, count(filters), kernel, ...of.size],
        ...[output, ...of.image, ...windows, ...of.imageRows, scratch],
      ],
      scratch: convolutionScratch(
        [knownSize(shapes.inputs[0][1]), knownSize(shapes.inputs[0][2])],
        attributes.image,
        attributes.size,
        filters,
        channels,
        8,
      ),
    };
  },
  cost: ([upstream, kernel]) => {
    const { rows, times } = elementCount(upstream);
    return { multiplyAdds: { rows, times: times * product(kernel.slice(0, 3)) } };
  },
};
