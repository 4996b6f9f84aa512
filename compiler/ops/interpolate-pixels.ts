import type { One } from "../ir/arity.ts";
import { addIndex, type Expression, index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize } from "../ir/shape.ts";
import { loop } from "../ir/statements.ts";
import { double } from "./constants.ts";
import { interpolatePixelsGradient } from "./interpolate-pixels-gradient.ts";
import type { Op } from "./op.ts";
import { enlargedNeighbourLocals, enlargedNeighbours } from "./resampled-axis.ts";
import { pixel } from "./window-loops.ts";

/**
 * Enlarges images by linear interpolation of the four pixels around each new one, whose middles lie evenly over the image;
 * beyond the middles of its outer pixels those count: [rows, height, width, channels] → [rows, height · times₀, width ·
 * times₁, channels]. In float64, rounded once.
 */
export const interpolatePixels: Op<{ readonly times: readonly [number, number] }, One> = {
  name: "interpolatePixels",
  summary: "output[n, y, x, c] = input[n, (y + ½) / times₀ − ½, (x + ½) / times₁ − ½, c], interpolated, in float64",
  shape: ([images], { times }) => [
    ...images.slice(0, 1),
    knownSize(images[1]) * times[0],
    knownSize(images[2]) * times[1],
    lastSize(images),
  ],
  evaluate: ([images], output, { times }, { round }) => {
    const [, height = 0, width = 0, channels = 0] = output.shape;
    const [, inHeight = 0, inWidth = 0] = images.shape;
    for (let position = 0; position < output.data.length; position++) {
      const across = enlargedNeighbours(Math.floor(position / channels) % width, inWidth, times[1]);
      const down = enlargedNeighbours(Math.floor(position / (channels * width)) % height, inHeight, times[0]);
      const sample = Math.floor(position / (channels * width * height));
      const at = (y: number, x: number) =>
        images.data[((sample * inHeight + y) * inWidth + x) * channels + (position % channels)] as number;
      const line = (y: number) => across.firstShare * at(y, across.first) + across.secondShare * at(y, across.second);
      output.data[position] = round(down.firstShare * line(down.first) + down.secondShare * line(down.second));
    }
  },
  gradient: ({ graph, upstream, attributes }) => [graph.apply(interpolatePixelsGradient, [upstream], attributes)],
  loops: ({ arithmetic, shapes: { inputs }, attributes: { times }, read, write, fresh }) => {
    const [images] = inputs;
    const [height, width, channels] = [knownSize(images[1]), knownSize(images[2]), lastSize(images)];
    const [sample, y, x, channel] = ["sample", "y", "x", "channel"].map(fresh) as [string, string, string, string];
    const down = enlargedNeighbourLocals(index(y), height, times[0], "y", fresh);
    const across = enlargedNeighbourLocals(index(x), width, times[1], "x", fresh);
    const at = (row: string, column: string): Expression =>
      read(0, addIndex(pixel(index(sample), index(row), index(column), [height, width, channels]), index(channel)));
    const weighted = (names: typeof across.names, first: Expression, second: Expression): Expression =>
      double.add(
        double.multiply(variable(names.firstShare), first),
        double.multiply(variable(names.secondShare), second),
      );
    const line = (row: string): Expression =>
      weighted(across.names, at(row, across.names.first), at(row, across.names.second));
    const value = arithmetic.round(weighted(down.names, line(down.names.first), line(down.names.second)));
    const size = [height * times[0], width * times[1], channels] as const;
    const here = addIndex(pixel(index(sample), index(y), index(x), size), index(channel));
    const ofPixel = [...across.statements, loop(channel, channels, write(here, value))];
    return [
      loop(sample, elementCount(images.slice(0, 1)), [
        loop(y, size[0], [...down.statements, loop(x, size[1], ofPixel)]),
      ]),
    ];
  },
};
