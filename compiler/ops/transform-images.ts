import type { Two } from "../ir/arity.ts";
import { addIndex, constant, type Expression, type Index, index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize } from "../ir/shape.ts";
import { local, loop } from "../ir/statements.ts";
import { double } from "./constants.ts";
import type { Op } from "./op.ts";
import { type FillMode, neighbourLocals, neighbours } from "./resampled-axis.ts";
import { pixel } from "./window-loops.ts";

/** How pixels outside an image are filled; `value` is for `constant`. */
export type TransformAttributes = { readonly fill: FillMode; readonly value: number };

/**
 * Affine transformation of images: [rows, height, width, channels] and six numbers per row, a … f → the same shape. The
 * pixel (x, y) is read at the point (a · x + b · y + c, d · x + e · y + f) of the image, by linear
 * interpolation of the four pixels around it, in float64, rounded once. No gradient: it is only used on data.
 */
export const transformImages: Op<TransformAttributes, Two> = {
  name: "transformImages",
  summary: "output[n, y, x, c] = images[n, d · x + e · y + f, a · x + b · y + c, c], interpolated",
  shape: ([images]) => images,
  evaluate: ([images, moves], output, { fill, value }, { round }) => {
    const [, height = 0, width = 0, channels = 0] = images.shape;
    for (let position = 0; position < output.data.length; position++) {
      const channel = position % channels;
      const [x, y] = [Math.floor(position / channels) % width, Math.floor(position / (channels * width)) % height];
      const sample = Math.floor(position / (channels * width * height));
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = moves.data.subarray(sample * 6, sample * 6 + 6);
      const across = neighbours(a * x + b * y + c, width, fill);
      const down = neighbours(d * x + e * y + f, height, fill);
      const at = (row: number, column: number) =>
        images.data[((sample * height + row) * width + column) * channels + channel] as number;
      const line = (row: number) =>
        across.firstShare * at(row, across.first) + across.secondShare * at(row, across.second);
      const inside = down.firstShare * line(down.first) + down.secondShare * line(down.second);
      const held = (across.firstShare + across.secondShare) * (down.firstShare + down.secondShare);
      output.data[position] = round(fill === "constant" ? inside + (1 - held) * value : inside);
    }
  },
  loops: ({ arithmetic, shapes: { inputs }, attributes: { fill, value }, read, write, fresh }) => {
    const [images] = inputs;
    const [height, width, channels] = [knownSize(images[1]), knownSize(images[2]), lastSize(images)];
    const [sample, y, x, channel] = ["sample", "y", "x", "channel"].map(fresh) as [string, string, string, string];
    const move = (number: number): Expression => read(1, index(sample, 6, number));
    const from = (first: number): Expression =>
      double.add(
        double.add(double.multiply(move(first), at(x)), double.multiply(move(first + 1), at(y))),
        move(first + 2),
      );
    const across = neighbourLocals(from(0), width, fill, "x", fresh);
    const down = neighbourLocals(from(3), height, fill, "y", fresh);
    const sizes = [height, width, channels] as const;
    const cell = (row: string, column: string): Index =>
      addIndex(pixel(index(sample), index(row), index(column), sizes), index(channel));
    const line = (row: string) =>
      double.add(
        double.multiply(variable(across.names.firstShare), read(0, cell(row, across.names.first))),
        double.multiply(variable(across.names.secondShare), read(0, cell(row, across.names.second))),
      );
    const inside = double.add(
      double.multiply(variable(down.names.firstShare), line(down.names.first)),
      double.multiply(variable(down.names.secondShare), line(down.names.second)),
    );
    const beyond = fresh("beyond");
    const shares = [across, down].map(({ names }) =>
      double.add(variable(names.firstShare), variable(names.secondShare)),
    ) as [Expression, Expression];
    const outside = double.multiply(double.subtract(constant(1), double.multiply(...shares)), constant(value));
    const result = fill === "constant" ? double.add(inside, variable(beyond)) : inside;
    const here = addIndex(pixel(index(sample), index(y), index(x), sizes), index(channel));
    const ofPixel = [
      ...across.statements,
      ...down.statements,
      ...(fill === "constant" ? [local(beyond, outside)] : []),
      loop(channel, channels, write(here, arithmetic.round(result))),
    ];
    return [loop(sample, elementCount(images.slice(0, 1)), [loop(y, height, [loop(x, width, ofPixel)])])];
  },
};

function at(name: string): Expression {
  return { kind: "index", index: index(name) };
}
