import type { One } from "../ir/arity.ts";
import { addIndex, index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize } from "../ir/shape.ts";
import { assign, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import type { Op } from "./op.ts";
import { pixel } from "./window-loops.ts";

/**
 * The sum of each block of pixels, per channel: the gradient of repeating pixels, [rows, height · times₀, width · times₁,
 * channels] → [rows, height, width, channels]. No gradient: it is only used in gradients.
 */
export const sumOfBlocks: Op<{ readonly times: readonly [number, number] }, One> = {
  name: "sumOfBlocks",
  summary: "output[n, y, x, c] = Σ input[n, y · times₀ + i, x · times₁ + j, c], i, j ascending from 0",
  shape: ([images], { times }) => [
    ...images.slice(0, 1),
    knownSize(images[1]) / times[0],
    knownSize(images[2]) / times[1],
    lastSize(images),
  ],
  evaluate: ([images], output, { times }, { add }) => {
    const [, height = 0, width = 0, channels = 0] = images.shape;
    const [, outHeight = 0, outWidth = 0] = output.shape;
    output.data.fill(0);
    images.data.forEach((value, position) => {
      const x = Math.floor((Math.floor(position / channels) % width) / times[1]);
      const y = Math.floor((Math.floor(position / (channels * width)) % height) / times[0]);
      const sample = Math.floor(position / (channels * width * height));
      const at = ((sample * outHeight + y) * outWidth + x) * channels + (position % channels);
      output.data[at] = add(output.data[at] as number, value);
    });
  },
  loops: ({ arithmetic, shapes: { output }, attributes: { times }, read, write, fresh }) => {
    const [height, width, channels] = [knownSize(output[1]), knownSize(output[2]), lastSize(output)];
    const [sample, y, x, channel] = ["sample", "y", "x", "channel"].map(fresh) as [string, string, string, string];
    const [down, across, sum] = [fresh("down"), fresh("across"), fresh("sum")];
    const [inY, inX] = [addIndex(index(y, times[0]), index(down)), addIndex(index(x, times[1]), index(across))];
    const size = [height * times[0], width * times[1], channels] as const;
    const value = read(0, addIndex(pixel(index(sample), inY, inX, size), index(channel)));
    const block = loop(down, times[0], [loop(across, times[1], [assign(sum, arithmetic.add(variable(sum), value))])]);
    const at = addIndex(pixel(index(sample), index(y), index(x), [height, width, channels]), index(channel));
    const ofChannel = loop(channel, channels, [changing(sum, zero), block, ...write(at, variable(sum))]);
    return [loop(sample, elementCount(output.slice(0, 1)), [loop(y, height, [loop(x, width, [ofChannel])])])];
  },
};
