import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { variable } from "../ir/loop.ts";
import { elementCount, lastSize, leadingCount } from "../ir/shape.ts";
import { assign, cell, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import { count, range, rowsScratch, scratch } from "./kernel-arguments.ts";
import { maximumOfRow } from "./maximum-of-row.ts";
import type { Op } from "./op.ts";
import { rowOf, widthOf } from "./row-of.ts";
import { softmaxGradient } from "./softmax-gradient.ts";

/** Positive values that add up to 1, along the last axis. */
export const softmax: Op<JsonObject, One> = {
  name: "softmax",
  summary: "e^(xᵢ − m) / Σⱼ e^(xⱼ − m), m the maximum of the row, j ascending from 0",
  shape: ([input]) => input,
  evaluate: ([input], output, _, { add, subtract, divide, exp }) => {
    const width = widthOf(input);
    for (let row = 0; row * width < input.data.length; row++) {
      const x = rowOf(input, row);
      const maximum = x.reduce((a, b) => (a < b ? b : a));
      const powers = x.map((each) => exp(subtract(each, maximum)));
      const sum = powers.reduce((a, b) => add(a, b), 0);
      const shares = powers.map((power) => divide(power, sum));
      output.data.set(shares, row * width);
    }
  },
  kernel: ({ shapes: { inputs }, inputs: [input], output }) => {
    const [columns, rows] = [count(lastSize(inputs[0])), range(leadingCount(inputs[0]))];
    return { name: "softmax", arguments: [input, columns, output, ...rows, scratch], scratch: rowsScratch };
  },
  cost: ([input]) => ({ exponentials: elementCount(input) }),
  gradient: ({ graph, output, upstream }) => [graph.apply(softmaxGradient, [output, upstream], {})],
  loops: (request) => {
    const { arithmetic, shapes, read, write, fresh } = request;
    const [input] = shapes.inputs;
    const size = lastSize(input);
    const [sample, i, maximum, sum] = [fresh("sample"), fresh("i"), fresh("maximum"), fresh("sum")];
    const at = cell(sample, size, i);
    const power = arithmetic.call("exp", arithmetic.subtract(read(0, at), variable(maximum)));
    return [
      loop(sample, leadingCount(input), [
        ...maximumOfRow({ read, fresh, input: 0, size, sample, i, maximum }),
        changing(sum, zero),
        loop(i, size, [assign(sum, arithmetic.add(variable(sum), power))]),
        loop(i, size, write(at, arithmetic.divide(power, variable(sum)))),
      ]),
    ];
  },
};
