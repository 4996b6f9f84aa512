import type { One } from "../ir/arity.ts";
import { index } from "../ir/loop.ts";
import { elementCount, lastSize } from "../ir/shape.ts";
import { cell, loop } from "../ir/statements.ts";
import type { Op } from "./op.ts";
import { ofStep } from "./recurrent.ts";
import { widthOf } from "./row-of.ts";
import { sumSteps } from "./sum-steps.ts";

/** Each row, once for every step: [rows, size] → [rows, steps, size]. */
export const repeatSteps: Op<{ readonly steps: number }, One> = {
  name: "repeatSteps",
  summary: "output[r, t, i] = input[r, i]",
  shape: ([input], { steps }) => [...input.slice(0, 1), steps, lastSize(input)],
  evaluate: ([input], output, { steps }) => {
    const width = widthOf(input);
    for (let position = 0; position < output.data.length; position++) {
      const row = Math.floor(position / (steps * width));
      output.data[position] = input.data[row * width + (position % width)] as number;
    }
  },
  gradient: ({ graph, upstream }) => [graph.apply(sumSteps, [upstream], {})],
  loops: ({ shapes, attributes: { steps }, read, write, fresh }) => {
    const [input] = shapes.inputs;
    const width = lastSize(input);
    const [sample, step, i] = [fresh("sample"), fresh("step"), fresh("i")];
    const to = ofStep(sample, index(step), { steps, units: width }, width, index(i));
    const value = read(0, cell(sample, width, i));
    return [loop(sample, elementCount(input.slice(0, 1)), [loop(step, steps, [loop(i, width, write(to, value))])])];
  },
};
