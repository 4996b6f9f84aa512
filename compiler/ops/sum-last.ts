import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { index, variable } from "../ir/loop.ts";
import { lastSize, leadingCount } from "../ir/shape.ts";
import { assign, cell, changing, loop } from "../ir/statements.ts";
import { spread, unspread } from "./broadcast.ts";
import { double, zero } from "./constants.ts";
import { count, range, rowsScratch, scratch } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";
import { rowOf } from "./row-of.ts";
import { spreadLast } from "./spread-last.ts";

/** The sum over the last axis, in float64, rounded once: [rows, N] → [rows]. */
export const sumLast: Op<JsonObject, One> = {
  name: "sumLast",
  summary: "output[r] = round(Σᵢ input[r, i]), i ascending from 0, in float64",
  shape: ([input]) => input.slice(0, -1),
  evaluate: ([input], output, _, { round }) => {
    for (let row = 0; row < output.data.length; row++) {
      let sum = 0;
      for (const value of rowOf(input, row)) sum += value;
      output.data[row] = round(sum);
    }
  },
  gradient: ({ graph, inputs: [input], upstream }) => {
    const scalar = unspread(graph, upstream);
    if (scalar.shape.length === 0) return [spread(graph, scalar, input.shape)];
    return [graph.apply(spreadLast, [upstream], { size: lastSize(input.shape) })];
  },
  readsOnce: true,
  kernel: ({ shapes: { inputs }, inputs: [input], output }) => {
    const [columns, rows] = [count(lastSize(inputs[0])), range(leadingCount(inputs[0]))];
    return { name: "sumLast", arguments: [input, columns, output, ...rows, scratch], scratch: rowsScratch };
  },
  loops: ({ arithmetic, shapes: { inputs }, read, write, fresh }) => {
    const [input] = inputs;
    const [sample, i, sum] = [fresh("sample"), fresh("i"), fresh("sum")];
    const next = double.add(variable(sum), read(0, cell(sample, lastSize(input), i)));
    return [
      loop(sample, leadingCount(input), [
        changing(sum, zero),
        loop(i, lastSize(input), [assign(sum, next)]),
        ...write(index(sample), arithmetic.round(variable(sum))),
      ]),
    ];
  },
};
