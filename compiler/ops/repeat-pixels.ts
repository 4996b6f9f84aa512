import type { One } from "../ir/arity.ts";
import { addIndex, index } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize } from "../ir/shape.ts";
import { loop } from "../ir/statements.ts";
import type { Op } from "./op.ts";
import { sumOfBlocks } from "./sum-of-blocks.ts";
import { pixel } from "./window-loops.ts";

/** Repeats every pixel `times` over both axes: [rows, height, width, channels] → [rows, height · times₀, width · times₁, channels]. */
export const repeatPixels: Op<{ readonly times: readonly [number, number] }, One> = {
  name: "repeatPixels",
  summary: "output[n, y, x, c] = input[n, ⌊y / times₀⌋, ⌊x / times₁⌋, c]",
  shape: ([images], { times }) => [
    ...images.slice(0, 1),
    knownSize(images[1]) * times[0],
    knownSize(images[2]) * times[1],
    lastSize(images),
  ],
  evaluate: ([images], output, { times }) => {
    const [, height = 0, width = 0, channels = 0] = output.shape;
    const [, inHeight = 0, inWidth = 0] = images.shape;
    for (let position = 0; position < output.data.length; position++) {
      const x = Math.floor((Math.floor(position / channels) % width) / times[1]);
      const y = Math.floor((Math.floor(position / (channels * width)) % height) / times[0]);
      const sample = Math.floor(position / (channels * width * height));
      const from = ((sample * inHeight + y) * inWidth + x) * channels + (position % channels);
      output.data[position] = images.data[from] as number;
    }
  },
  gradient: ({ graph, upstream, attributes }) => [graph.apply(sumOfBlocks, [upstream], attributes)],
  loops: ({ shapes: { inputs }, attributes: { times }, read, write, fresh }) => {
    const [images] = inputs;
    const [height, width, channels] = [knownSize(images[1]), knownSize(images[2]), lastSize(images)];
    const [sample, y, x, channel] = ["sample", "y", "x", "channel"].map(fresh) as [string, string, string, string];
    const [down, across] = [fresh("down"), fresh("across")];
    const from = addIndex(pixel(index(sample), index(y), index(x), [height, width, channels]), index(channel));
    const [outY, outX] = [addIndex(index(y, times[0]), index(down)), addIndex(index(x, times[1]), index(across))];
    const size = [height * times[0], width * times[1], channels] as const;
    const at = addIndex(pixel(index(sample), outY, outX, size), index(channel));
    const ofPixel = loop(across, times[1], [loop(channel, channels, write(at, read(0, from)))]);
    return [
      loop(sample, elementCount(images.slice(0, 1)), [
        loop(y, height, [loop(down, times[0], [loop(x, width, [ofPixel])])]),
      ]),
    ];
  },
};
