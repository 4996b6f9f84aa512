import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { index, variable } from "../ir/loop.ts";
import { lastSize, leadingCount } from "../ir/shape.ts";
import { assign, cell, changing, loop } from "../ir/statements.ts";
import { counted, double, zero } from "./constants.ts";
import { count, range } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";

/**
 * The mean of each column over all positions before the last axis, in float64, rounded once: [rows, N] → [N]. No
 * gradient: it is used in gradients, and in batch normalisation, whose gradient includes it.
 */
export const meanOfColumns: Op<JsonObject, One> = {
  name: "meanOfColumns",
  summary: "output[c] = round((Σᵣ input[r, c]) / positions), r ascending from 0, in float64",
  shape: ([input]) => [lastSize(input)],
  evaluate: ([input], output, _, { round }) => {
    const columns = output.data.length;
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let at = column; at < input.data.length; at += columns) sum += input.data[at] as number;
      output.data[column] = round(sum / (input.data.length / columns));
    }
  },
  readsOnce: true,
  kernel: ({ shapes, inputs: [input], output }) => {
    const [rows, columns] = [count(leadingCount(shapes.inputs[0])), lastSize(shapes.output)];
    return { name: "meanOfColumns", arguments: [input, rows, count(columns), output, ...range(columns)] };
  },
  kernelOfProducts: ({ shapes, inputs, output }) => {
    const [rows, columns] = [count(leadingCount(shapes.inputs[0])), lastSize(shapes.output)];
    return { name: "meanOfColumnProducts", arguments: [...inputs, rows, count(columns), output, ...range(columns)] };
  },
  loops: ({ arithmetic, shapes: { inputs }, read, write, fresh }) => {
    const [input] = inputs;
    const [column, sample, sum] = [fresh("column"), fresh("sample"), fresh("sum")];
    const next = double.add(variable(sum), read(0, cell(sample, lastSize(input), column)));
    const mean = double.divide(variable(sum), counted(leadingCount(input)));
    return [
      loop(column, lastSize(input), [
        changing(sum, zero),
        loop(sample, leadingCount(input), [assign(sum, next)]),
        ...write(index(column), arithmetic.round(mean)),
      ]),
    ];
  },
};
