import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { index, variable } from "../ir/loop.ts";
import { lastSize, leadingCount } from "../ir/shape.ts";
import { assign, cell, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import { count, range } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";

/**
 * The sum of each column over all indices before the last axis, the gradient of a bias: [rows, N] → [N]. No gradient:
 * it is only used in gradients.
 */
export const sumColumns: Op<JsonObject, One> = {
  name: "sumColumns",
  summary: "output[c] = Σᵣ input[r, c], r ascending from 0",
  shape: ([input]) => [lastSize(input)],
  evaluate: ([input], output, _, { add }) => {
    const columns = output.data.length;
    output.data.fill(0);
    input.data.forEach((value, position) => {
      const column = position % columns;
      output.data[column] = add(output.data[column] as number, value);
    });
  },
  readsOnce: true,
  kernel: ({ shapes, inputs: [input], output }) => {
    const columns = lastSize(shapes.inputs[0]);
    const rows = count(leadingCount(shapes.inputs[0]));
    return { name: "sumColumns", arguments: [input, rows, count(columns), output, ...range(columns)] };
  },
  kernelOfProducts: ({ shapes, inputs, output }) => {
    const [rows, columns] = [count(leadingCount(shapes.inputs[0])), lastSize(shapes.output)];
    return { name: "sumColumnProducts", arguments: [...inputs, rows, count(columns), output, ...range(columns)] };
  },
  loops: ({ arithmetic, shapes: { inputs }, read, write, fresh }) => {
    const [input] = inputs;
    const [unit, sample, sum] = [fresh("unit"), fresh("sample"), fresh("sum")];
    const next = arithmetic.add(variable(sum), read(0, cell(sample, lastSize(input), unit)));
    return [
      loop(unit, lastSize(input), [
        changing(sum, zero),
        loop(sample, leadingCount(input), [assign(sum, next)]),
        ...write(index(unit), variable(sum)),
      ]),
    ];
  },
};
