import type { Two } from "../ir/arity.ts";
import { addIndex, constant, type Expression, index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize } from "../ir/shape.ts";
import { local, loop } from "../ir/statements.ts";
import { double } from "./constants.ts";
import type { Op } from "./op.ts";
import { pixel } from "./window-loops.ts";

/** Height and width of the rectangle, and the value that it is filled with. */
export type CutOutAttributes = { readonly size: readonly [number, number]; readonly value: number };

/**
 * Fills a rectangle of each image with one value: images [rows, height, width, channels] and two numbers per row from 0 to
 * 1, the vertical and horizontal position of its center as a fraction of the image → the same shape. The rectangle is
 * clipped to the image. No gradient: it is only used on data.
 */
export const cutOut: Op<CutOutAttributes, Two> = {
  name: "cutOut",
  summary: "output[n, y, x, c] = top ≤ y < top + size₀ and left ≤ x < left + size₁ ? value : images[n, y, x, c]",
  shape: ([images]) => images,
  evaluate: ([images, middles], output, { size, value }, { round }) => {
    const [, height = 0, width = 0, channels = 0] = images.shape;
    for (let position = 0; position < output.data.length; position++) {
      const [x, y] = [Math.floor(position / channels) % width, Math.floor(position / (channels * width)) % height];
      const sample = Math.floor(position / (channels * width * height));
      const [down = 0, across = 0] = middles.data.subarray(sample * 2, sample * 2 + 2);
      const top = Math.floor(down * height) - Math.floor(size[0] / 2);
      const left = Math.floor(across * width) - Math.floor(size[1] / 2);
      const isCut = y >= top && y < top + size[0] && x >= left && x < left + size[1];
      output.data[position] = isCut ? round(value) : (images.data[position] as number);
    }
  },
  loops: ({ arithmetic, shapes: { inputs }, attributes: { size, value }, read, write, fresh }) => {
    const [images] = inputs;
    const sizes = [knownSize(images[1]), knownSize(images[2]), lastSize(images)] as const;
    const [sample, y, x, channel] = ["sample", "y", "x", "channel"].map(fresh) as [string, string, string, string];
    const [top, left] = [fresh("top"), fresh("left")];
    const start = (axis: 0 | 1): Expression =>
      double.subtract(
        double.call("floor", double.multiply(read(1, index(sample, 2, axis)), constant(sizes[axis]))),
        constant(Math.floor(size[axis] / 2)),
      );
    const here = addIndex(pixel(index(sample), index(y), index(x), sizes), index(channel));
    const kept = read(0, here);
    const within = (variableName: string, first: string, length: number, inside: Expression): Expression => {
      const at: Expression = { kind: "index", index: index(variableName) };
      const ends = double.choose(at, "<", double.add(variable(first), constant(length)), inside, kept);
      return double.choose(at, ">=", variable(first), ends, kept);
    };
    const cut = within(y, top, size[0], within(x, left, size[1], arithmetic.number(value)));
    const ofImage = [
      local(top, start(0)),
      local(left, start(1)),
      loop(y, sizes[0], [loop(x, sizes[1], [loop(channel, sizes[2], write(here, cut))])]),
    ];
    return [loop(sample, elementCount(images.slice(0, 1)), ofImage)];
  },
};
