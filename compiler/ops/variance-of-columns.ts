import type { Two } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { index, variable } from "../ir/loop.ts";
import { lastSize, leadingCount } from "../ir/shape.ts";
import { assign, cell, changing, local, loop } from "../ir/statements.ts";
import { counted, double, zero } from "./constants.ts";
import { count, range } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";

/**
 * The population variance of each column about a given mean, in float64, rounded once: [rows, N] and [N] → [N]. No
 * gradient: it is used in batch normalisation, whose gradient includes it.
 */
export const varianceOfColumns: Op<JsonObject, Two> = {
  name: "varianceOfColumns",
  summary: "output[c] = round((Σᵣ (input[r, c] − mean[c])²) / positions), r ascending from 0, in float64",
  shape: ([input]) => [lastSize(input)],
  evaluate: ([input, mean], output, _, { round }) => {
    const columns = output.data.length;
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let at = column; at < input.data.length; at += columns) {
        const away = (input.data[at] as number) - (mean.data[column] as number);
        sum += away * away;
      }
      output.data[column] = round(sum / (input.data.length / columns));
    }
  },
  kernel: ({ shapes, inputs, output }) => {
    const [rows, columns] = [count(leadingCount(shapes.inputs[0])), lastSize(shapes.output)];
    return { name: "varianceOfColumns", arguments: [...inputs, rows, count(columns), output, ...range(columns)] };
  },
  loops: ({ arithmetic, shapes: { inputs }, read, write, fresh }) => {
    const [input] = inputs;
    const [column, sample, sum, away] = [fresh("column"), fresh("sample"), fresh("sum"), fresh("away")];
    const distance = double.subtract(read(0, cell(sample, lastSize(input), column)), read(1, index(column)));
    const next = double.add(variable(sum), double.multiply(variable(away), variable(away)));
    const variance = double.divide(variable(sum), counted(leadingCount(input)));
    return [
      loop(column, lastSize(input), [
        changing(sum, zero),
        loop(sample, leadingCount(input), [local(away, distance), assign(sum, next)]),
        ...write(index(column), arithmetic.round(variance)),
      ]),
    ];
  },
};
