import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { index } from "../ir/loop.ts";
import { elementCount, knownSize, product } from "../ir/shape.ts";
import { loop } from "../ir/statements.ts";
import type { Op } from "./op.ts";
import { fromLast, ofStep } from "./recurrent.ts";

/** The steps of each row from the last to the first: [rows, steps, …] → the same shape. */
export const reverseSteps: Op<JsonObject, One> = {
  name: "reverseSteps",
  summary: "output[r, t, …] = input[r, steps − 1 − t, …]",
  shape: ([input]) => input,
  evaluate: ([input], output) => {
    const [, steps = 0, ...rest] = input.shape;
    const width = rest.reduce((all, size) => all * size, 1);
    for (let position = 0; position < output.data.length; position++) {
      const at = Math.floor(position / width);
      const from = at - (at % steps) + steps - 1 - (at % steps);
      output.data[position] = input.data[from * width + (position % width)] as number;
    }
  },
  gradient: ({ graph, upstream }) => [graph.apply(reverseSteps, [upstream], {})],
  loops: ({ shapes, read, write, fresh }) => {
    const [input] = shapes.inputs;
    const width = product(input.slice(2));
    const sizes = { steps: knownSize(input[1]), units: width };
    const [sample, step, i] = [fresh("sample"), fresh("step"), fresh("i")];
    const [from, to] = [fromLast(step, sizes), index(step)];
    const value = read(0, ofStep(sample, from, sizes, width, index(i)));
    return [
      loop(sample, elementCount(input.slice(0, 1)), [
        loop(step, sizes.steps, [loop(i, width, write(ofStep(sample, to, sizes, width, index(i)), value))]),
      ]),
    ];
  },
};
