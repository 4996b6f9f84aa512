import type { One } from "../ir/arity.ts";
import { addIndex, constant, type Expression, type Index, index } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize } from "../ir/shape.ts";
import { loop } from "../ir/statements.ts";
import { double, zero } from "./constants.ts";
import type { Op } from "./op.ts";
import { pixel } from "./window-loops.ts";

/** Height and width of the output, and how many pixels its first ones are before those of the input. */
export type PlaceAttributes = { readonly size: readonly [number, number]; readonly before: readonly [number, number] };

/**
 * Places images [rows, height, width, channels] on others of a given size: `before` is negative where pixels are cut off,
 * and pixels beyond the input are 0. Padding and cropping; the gradient places the other way round.
 */
export const placeImages: Op<PlaceAttributes, One> = {
  name: "placeImages",
  summary: "output[n, y, x, c] = input[n, y − before₀, x − before₁, c], or 0 where the input has no such pixel",
  shape: ([images], { size }) => [...images.slice(0, 1), ...size, lastSize(images)],
  evaluate: ([images], output, { size: [height, width], before: [top, left] }) => {
    const [, inHeight = 0, inWidth = 0, channels = 0] = images.shape;
    output.data.fill(0);
    images.data.forEach((value, position) => {
      const x = (Math.floor(position / channels) % inWidth) + left;
      const y = (Math.floor(position / (channels * inWidth)) % inHeight) + top;
      const sample = Math.floor(position / (channels * inWidth * inHeight));
      if (y < 0 || y >= height || x < 0 || x >= width) return;
      output.data[((sample * height + y) * width + x) * channels + (position % channels)] = value;
    });
  },
  gradient: ({ graph, inputs: [images], upstream, attributes: { before } }) => {
    const size = [knownSize(images.shape[1]), knownSize(images.shape[2])] as const;
    return [graph.apply(placeImages, [upstream], { size, before: [-before[0], -before[1]] })];
  },
  loops: ({ shapes: { inputs }, attributes: { size, before }, read, write, fresh }) => {
    const [images] = inputs;
    const [height, width, channels] = [knownSize(images[1]), knownSize(images[2]), lastSize(images)];
    const [sample, y, x, channel] = ["sample", "y", "x", "channel"].map(fresh) as [string, string, string, string];
    const [inY, inX] = [index(y, 1, -before[0]), index(x, 1, -before[1])];
    const from = addIndex(pixel(index(sample), inY, inX, [height, width, channels]), index(channel));
    const here = addIndex(pixel(index(sample), index(y), index(x), [...size, channels]), index(channel));
    const inside = within(inY, height, size[0], within(inX, width, size[1], read(0, from)));
    return [
      loop(sample, elementCount(images.slice(0, 1)), [
        loop(y, size[0], [loop(x, size[1], [loop(channel, channels, write(here, inside))])]),
      ]),
    ];
  },
};

/** The value if a position of an axis is inside, else 0; comparisons that cannot fail are omitted. */
function within(position: Index, size: number, count: number, value: Expression): Expression {
  const at: Expression = { kind: "index", index: position };
  const end = position.constant + count > size ? double.choose(at, "<", constant(size), value, zero) : value;
  return position.constant < 0 ? double.choose(at, ">=", constant(0), end, zero) : end;
}
