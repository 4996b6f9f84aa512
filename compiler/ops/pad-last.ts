import type { One } from "../ir/arity.ts";
import { lastSize, leadingCount } from "../ir/shape.ts";
import { cell, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import type { Op } from "./op.ts";
import { widthOf } from "./row-of.ts";

/**
 * Pads the last axis with zeros before and after its values: the gradient through a slice. No gradient: it is only used
 * in gradients.
 */
export const padLast: Op<{ readonly before: number; readonly after: number }, One> = {
  name: "padLast",
  summary: "output[r, before + i] = input[r, i], and 0 elsewhere",
  shape: ([input], { before, after }) => [...input.slice(0, -1), before + lastSize(input) + after],
  evaluate: ([input], output, { before }) => {
    const [size, width] = [widthOf(input), widthOf(output)];
    output.data.fill(0);
    input.data.forEach((value, position) => {
      output.data[Math.floor(position / size) * width + before + (position % size)] = value;
    });
  },
  loops: ({ shapes, attributes: { before, after }, read, write, fresh }) => {
    const [size, width] = [lastSize(shapes.inputs[0]), lastSize(shapes.output)];
    const [sample, i] = [fresh("sample"), fresh("i")];
    const zeros = (count: number, start: number) =>
      count === 0 ? [] : [loop(i, count, write(cell(sample, width, i, start), zero))];
    const values = loop(i, size, write(cell(sample, width, i, before), read(0, cell(sample, size, i))));
    return [loop(sample, leadingCount(shapes.output), [...zeros(before, 0), values, ...zeros(after, before + size)])];
  },
};
