import { convolutionScratch } from "../../runtime/kernels/scratch.ts";
import { addIndex, type Index, index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize, product } from "../ir/shape.ts";
import { assign, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import { convolution2dInputGradient } from "./convolution2d-input-gradient.ts";
import { convolution2dKernelGradient } from "./convolution2d-kernel-gradient.ts";
import { count, scratch, value } from "./kernel-arguments.ts";
import { kernelActivations, type Op } from "./op.ts";
import { sumColumns } from "./sum-columns.ts";
import { windowNumbers } from "./window-kernels.ts";
import { eachCell, pixel } from "./window-loops.ts";
import { axesOfImages, outputOfWindows, positionsUnder, type Windows } from "./windows.ts";

/** Images, kernel and optional bias. */
type Inputs = readonly [unknown, unknown, unknown?];

/**
 * Convolution (as a cross-correlation): images [rows, height, width, channels], kernel [height, width, channels,
 * filters], optional bias [filters] → [rows, height, width, filters]. The sum starts from the bias, or from 0 without
 * one; elements outside the image add no term.
 */
export const convolution2d: Op<Windows, Inputs> = {
  name: "convolution2d",
  summary:
    "output[n, y, x, f] = bias[f] + Σ input[n, y·stride − before + ky·dilation, …, c] · kernel[ky, kx, c, f], ky, kx, c ascending, starting from the bias",
  shape: ([images, kernel, bias], windows) => {
    const [height, width, channels, filters] = kernel.map(knownSize);
    const [wantedHeight, wantedWidth] = windows.size;
    const fits = height === wantedHeight && width === wantedWidth && channels === lastSize(images);
    if (!fits || (bias && bias[0] !== filters)) throw new Error("convolution2d: sizes differ");
    return outputOfWindows(images, windows, filters as number);
  },
  evaluate: ([images, kernel, bias], output, windows, { add, multiply }) => {
    const [, , inWidth = 0, channels = 0] = images.shape;
    const [, height = 0, width = 0, filters = 0] = output.shape;
    const [axisY, axisX] = axesOfImages(images.shape, windows);
    for (let position = 0; position < output.data.length; position++) {
      const filter = position % filters;
      const x = Math.floor(position / filters) % width;
      const y = Math.floor(position / (filters * width)) % height;
      const sample = Math.floor(position / (filters * width * height));
      let sum = bias ? (bias.data[filter] as number) : 0;
      for (const { cell: ky, index: inY } of positionsUnder(axisY, y)) {
        for (const { cell: kx, index: inX } of positionsUnder(axisX, x)) {
          for (let c = 0; c < channels; c++) {
            const value = images.data[((sample * axisY.input + inY) * inWidth + inX) * channels + c] as number;
            const weight = kernel.data[((ky * axisX.size + kx) * channels + c) * filters + filter] as number;
            sum = add(sum, multiply(value, weight));
          }
        }
      }
      output.data[position] = sum;
    }
  },
  gradient: ({ graph, inputs: [images, kernel, bias], upstream, needed, attributes }) => {
    const image = [knownSize(images.shape[1]), knownSize(images.shape[2])] as const;
    const toImages = () => graph.apply(convolution2dInputGradient, [upstream, kernel], { ...attributes, image });
    const toKernel = () => graph.apply(convolution2dKernelGradient, [images, upstream], attributes);
    const pair = [needed[0] ? toImages() : undefined, needed[1] ? toKernel() : undefined] as const;
    return bias === undefined ? pair : [...pair, needed[2] ? graph.apply(sumColumns, [upstream], {}) : undefined];
  },
  loops: ({ arithmetic, shapes, attributes, read, write, fresh }) => {
    const [images, kernel, bias] = shapes.inputs;
    const [axisY, axisX] = axesOfImages(images, attributes);
    const [channels, filters] = [lastSize(images), lastSize(kernel)];
    const [sample, y, x, filter] = [fresh("sample"), fresh("y"), fresh("x"), fresh("filter")];
    const [ky, kx, channel, sum] = [fresh("ky"), fresh("kx"), fresh("channel"), fresh("sum")];
    const inputAt = (inY: Index, inX: Index): Index =>
      addIndex(pixel(index(sample), inY, inX, [axisY.input, axisX.input, channels]), index(channel));
    const weight = addIndex(index(filter), index(channel, filters));
    const weightAt = addIndex(pixel(index(), index(ky), index(kx), [1, axisX.size, channels * filters]), weight);
    const outputs = [axisY.output, axisX.output, filters] as const;
    const term = (inY: Index, inX: Index) => arithmetic.multiply(read(0, inputAt(inY, inX)), read(1, weightAt));
    const cells = eachCell(axisY, y, ky, (inY) => [
      eachCell(axisX, x, kx, (inX) => [
        loop(channel, channels, [assign(sum, arithmetic.add(variable(sum), term(inY, inX)))]),
      ]),
    ]);
    return [
      loop(sample, elementCount(images.slice(0, 1)), [
        loop(y, axisY.output, [
          loop(x, axisX.output, [
            loop(filter, filters, [
              changing(sum, bias ? read(2, index(filter)) : zero),
              cells,
              ...write(addIndex(pixel(index(sample), index(y), index(x), outputs), index(filter)), variable(sum)),
            ]),
          ]),
        ]),
      ]),
    ];
  },
  activates: true,
  kernel: ({ shapes, attributes, inputs: [images, kernel, bias], output, activation }) => {
    const of = windowNumbers(shapes.inputs[0], attributes);
    const [channels, filters] = [lastSize(shapes.inputs[0]), lastSize(shapes.output)];
    const learnt = [kernel, ...of.size, count(filters), bias ?? count(0), count(bias ? 1 : 0)];
    const windows = [...of.strides, ...of.dilation, ...of.before, value(kernelActivations[activation])];
    return {
      name: "convolution2d",
      arguments: [images, ...of.image, ...learnt, output, ...of.outputs, ...windows, ...of.outputRows, scratch],
      scratch: convolutionScratch(
        [knownSize(shapes.inputs[0][1]), knownSize(shapes.inputs[0][2])],
        [knownSize(shapes.output[1]), knownSize(shapes.output[2])],
        attributes.size,
        channels,
        filters,
        8,
      ),
    };
  },
  cost: ([, kernel], output) => {
    const { rows, times } = elementCount(output);
    return { multiplyAdds: { rows, times: times * product(kernel.slice(0, 3)) } };
  },
};
