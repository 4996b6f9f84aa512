import type { One } from "../ir/arity.ts";
import { lastSize, leadingCount } from "../ir/shape.ts";
import { cell, loop } from "../ir/statements.ts";
import type { Op } from "./op.ts";
import { padLast } from "./pad-last.ts";
import { widthOf } from "./row-of.ts";

/** `size` values of the last axis, beginning at `start`. */
export const slice: Op<{ readonly start: number; readonly size: number }, One> = {
  name: "slice",
  summary: "output[r, i] = input[r, start + i]",
  shape: ([input], { start, size }) => {
    if (start + size > lastSize(input)) throw new Error("slice: the range is out of bounds");
    return [...input.slice(0, -1), size];
  },
  evaluate: ([input], output, { start, size }) => {
    const width = widthOf(input);
    for (let position = 0; position < output.data.length; position++) {
      const row = Math.floor(position / size);
      output.data[position] = input.data[row * width + start + (position % size)] as number;
    }
  },
  gradient: ({ graph, inputs: [input], upstream, attributes: { start, size } }) => [
    graph.apply(padLast, [upstream], { before: start, after: lastSize(input.shape) - start - size }),
  ],
  loops: ({ shapes, attributes: { start, size }, read, write, fresh }) => {
    const [sample, i] = [fresh("sample"), fresh("i")];
    const value = read(0, cell(sample, lastSize(shapes.inputs[0]), i, start));
    return [loop(sample, leadingCount(shapes.output), [loop(i, size, write(cell(sample, size, i), value))])];
  },
};
