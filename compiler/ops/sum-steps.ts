import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize } from "../ir/shape.ts";
import { assign, cell, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import type { Op } from "./op.ts";
import { ofStep } from "./recurrent.ts";

/**
 * The sum over the steps of each row: [rows, steps, size] → [rows, size], the gradient through `repeatSteps`. No gradient: it is
 * only used in gradients.
 */
export const sumSteps: Op<JsonObject, One> = {
  name: "sumSteps",
  summary: "output[r, i] = Σₜ input[r, t, i], t ascending from 0",
  shape: ([input]) => [...input.slice(0, 1), lastSize(input)],
  evaluate: ([input], output, _, { add }) => {
    const [, steps = 0, width = 0] = input.shape;
    for (let position = 0; position < output.data.length; position++) {
      const start = Math.floor(position / width) * steps * width + (position % width);
      let sum = 0;
      for (let step = 0; step < steps; step++) sum = add(sum, input.data[start + step * width] as number);
      output.data[position] = sum;
    }
  },
  loops: ({ arithmetic, shapes, read, write, fresh }) => {
    const [input] = shapes.inputs;
    const [steps, width] = [knownSize(input[1]), lastSize(input)];
    const [sample, i, step, sum] = [fresh("sample"), fresh("i"), fresh("step"), fresh("sum")];
    const value = read(0, ofStep(sample, index(step), { steps, units: width }, width, index(i)));
    return [
      loop(sample, elementCount(input.slice(0, 1)), [
        loop(i, width, [
          changing(sum, zero),
          loop(step, steps, [assign(sum, arithmetic.add(variable(sum), value))]),
          ...write(cell(sample, width, i), variable(sum)),
        ]),
      ]),
    ];
  },
};
