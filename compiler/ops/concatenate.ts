import { lastSize, leadingCount, sameShape } from "../ir/shape.ts";
import { cell, loop } from "../ir/statements.ts";
import type { Op } from "./op.ts";
import { widthOf } from "./row-of.ts";
import { slice } from "./slice.ts";

/** Joins values along the last axis: [rows, 2], [rows, 3] → [rows, 5]. */
export const concatenate: Op = {
  name: "concatenate",
  summary: "output[r, …] = input₁[r, …], input₂[r, …], …",
  shape: (inputs) => {
    const [first = []] = inputs;
    const leading = first.slice(0, -1);
    if (!inputs.every((input) => sameShape(input.slice(0, -1), leading))) throw new Error("concatenate: shapes differ");
    return [...leading, inputs.reduce((sum, input) => sum + lastSize(input), 0)];
  },
  evaluate: (inputs, output) => {
    const width = widthOf(output);
    let start = 0;
    for (const input of inputs) {
      const size = widthOf(input);
      input.data.forEach((value, position) => {
        output.data[Math.floor(position / size) * width + start + (position % size)] = value;
      });
      start += size;
    }
  },
  gradient: ({ graph, inputs, upstream, needed }) => {
    let start = 0;
    return inputs.map((input, index) => {
      const attributes = { start, size: lastSize(input.shape) };
      start += attributes.size;
      return needed[index] ? graph.apply(slice, [upstream], attributes) : undefined;
    });
  },
  loops: ({ shapes, read, write, fresh }) => {
    const [sample, i] = [fresh("sample"), fresh("i")];
    const width = lastSize(shapes.output);
    let start = 0;
    const parts = shapes.inputs.map((input, index) => {
      const [size, offset] = [lastSize(input), start];
      start += size;
      return loop(i, size, write(cell(sample, width, i, offset), read(index, cell(sample, size, i))));
    });
    return [loop(sample, leadingCount(shapes.output), parts)];
  },
};
