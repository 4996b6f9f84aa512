import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { addIndex, constant, index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize } from "../ir/shape.ts";
import { assign, cell, changing, loop } from "../ir/statements.ts";
import { double, zero } from "./constants.ts";
import { divide } from "./divide.ts";
import type { Op } from "./op.ts";
import { spreadPixels } from "./spread-pixels.ts";

/** The mean of each channel over the whole image, in float64, rounded once: [rows, height, width, N] → [rows, N]. */
export const globalAveragePooling2d: Op<JsonObject, One> = {
  name: "globalAveragePooling2d",
  summary: "output[n, c] = round((Σ input[n, y, x, c]) / (height · width)), y, x ascending from 0, in float64",
  shape: ([images]) => [...images.slice(0, 1), lastSize(images)],
  evaluate: ([images], output, _, { round }) => {
    const [, height = 0, width = 0, channels = 0] = images.shape;
    const pixels = height * width;
    for (let position = 0; position < output.data.length; position++) {
      const first = Math.floor(position / channels) * pixels * channels + (position % channels);
      let sum = 0;
      for (let pixel = 0; pixel < pixels; pixel++) sum += images.data[first + pixel * channels] as number;
      output.data[position] = round(sum / pixels);
    }
  },
  gradient: ({ graph, inputs: [images], upstream }) => {
    const image = [knownSize(images.shape[1]), knownSize(images.shape[2])] as const;
    const share = graph.apply(divide, [upstream, graph.constant(image[0] * image[1])], {}, "share");
    return [graph.apply(spreadPixels, [share], { image })];
  },
  loops: ({ arithmetic, shapes: { inputs }, read, write, fresh }) => {
    const [images] = inputs;
    const channels = lastSize(images);
    const pixels = knownSize(images[1]) * knownSize(images[2]);
    const [sample, channel, position, sum] = [fresh("sample"), fresh("channel"), fresh("pixel"), fresh("sum")];
    const at = addIndex(index(sample, pixels * channels), cell(position, channels, channel));
    return [
      loop(sample, elementCount(images.slice(0, 1)), [
        loop(channel, channels, [
          changing(sum, zero),
          loop(position, pixels, [assign(sum, double.add(variable(sum), read(0, at)))]),
          ...write(cell(sample, channels, channel), arithmetic.round(double.divide(variable(sum), constant(pixels)))),
        ]),
      ]),
    ];
  },
};
