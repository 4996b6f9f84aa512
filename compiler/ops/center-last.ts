import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { constant, variable } from "../ir/loop.ts";
import { lastSize, leadingCount } from "../ir/shape.ts";
import { assign, cell, changing, local, loop } from "../ir/statements.ts";
import { double, zero } from "./constants.ts";
import { count, range, rowsScratch, scratch } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";
import { rowOf, widthOf } from "./row-of.ts";

/** Each value minus the mean along the last axis, which is summed in float64 and rounded once. */
export const centerLast: Op<JsonObject, One> = {
  name: "centerLast",
  summary: "output[r, i] = input[r, i] − round((Σⱼ input[r, j]) / N), j ascending from 0, in float64",
  shape: ([input]) => input,
  evaluate: ([input], output, _, { round, subtract }) => {
    const width = widthOf(input);
    for (let row = 0; row * width < input.data.length; row++) {
      const values = rowOf(input, row);
      const mean = round(values.reduce((sum, value) => sum + value, 0) / width);
      const centered = values.map((value) => subtract(value, mean));
      output.data.set(centered, row * width);
    }
  },
  // ∂(xᵢ − mean(x))/∂xⱼ is symmetric in i and j.
  gradient: ({ graph, upstream }) => [graph.apply(centerLast, [upstream], {})],
  kernel: ({ shapes: { inputs }, inputs: [input], output }) => {
    const [columns, rows] = [count(lastSize(inputs[0])), range(leadingCount(inputs[0]))];
    return { name: "centerLast", arguments: [input, columns, output, ...rows, scratch], scratch: rowsScratch };
  },
  loops: ({ arithmetic, shapes: { inputs }, read, write, fresh }) => {
    const size = lastSize(inputs[0]);
    const [sample, i, sum, mean] = [fresh("sample"), fresh("i"), fresh("sum"), fresh("mean")];
    const x = read(0, cell(sample, size, i));
    return [
      loop(sample, leadingCount(inputs[0]), [
        changing(sum, zero),
        loop(i, size, [assign(sum, double.add(variable(sum), x))]),
        local(mean, arithmetic.round(double.divide(variable(sum), constant(size)))),
        loop(i, size, write(cell(sample, size, i), arithmetic.subtract(x, variable(mean)))),
      ]),
    ];
  },
};
