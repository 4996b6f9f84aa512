import type { One } from "../ir/arity.ts";
import { addIndex, index } from "../ir/loop.ts";
import { elementCount, lastSize } from "../ir/shape.ts";
import { cell, loop } from "../ir/statements.ts";
import type { Op } from "./op.ts";

/**
 * Repeats a row of channels at every pixel of an image: [rows, N] → [rows, height, width, N]; the gradient through a
 * mean over the image. No gradient: it is only used in gradients.
 */
export const spreadPixels: Op<{ readonly image: readonly [number, number] }, One> = {
  name: "spreadPixels",
  summary: "output[n, y, x, c] = input[n, c]",
  shape: ([input], { image }) => [...input.slice(0, 1), ...image, lastSize(input)],
  evaluate: ([input], output) => {
    const [, height = 0, width = 0, channels = 0] = output.shape;
    for (let position = 0; position < output.data.length; position++) {
      const sample = Math.floor(position / (height * width * channels));
      output.data[position] = input.data[sample * channels + (position % channels)] as number;
    }
  },
  loops: ({ shapes: { inputs }, attributes: { image }, read, write, fresh }) => {
    const channels = lastSize(inputs[0]);
    const pixels = image[0] * image[1];
    const [sample, position, channel] = [fresh("sample"), fresh("pixel"), fresh("channel")];
    const at = addIndex(index(sample, pixels * channels), cell(position, channels, channel));
    return [
      loop(sample, elementCount(inputs[0].slice(0, 1)), [
        loop(position, pixels, [loop(channel, channels, write(at, read(0, cell(sample, channels, channel))))]),
      ]),
    ];
  },
};
