import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { variable } from "../ir/loop.ts";
import { elementCount, lastSize, leadingCount } from "../ir/shape.ts";
import { assign, cell, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import { greatestOfRow } from "./greatest-of-row.ts";
import { count, range, rowsScratch, scratch } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";
import { rowOf, widthOf } from "./row-of.ts";
import { softmaxGradient } from "./softmax-gradient.ts";

/** Positive values that add up to 1, along the last axis. */
export const softmax: Op<JsonObject, One> = {
  name: "softmax",
  summary: "e^(xᵢ − m) / Σⱼ e^(xⱼ − m), m the greatest of the row, j ascending from 0",
  shape: ([input]) => input,
  evaluate: ([input], output, _, { add, subtract, divide, exp }) => {
    const width = widthOf(input);
    for (let row = 0; row * width < input.data.length; row++) {
      const x = rowOf(input, row);
      const greatest = x.reduce((a, b) => (a < b ? b : a));
      const powers = x.map((each) => exp(subtract(each, greatest)));
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
    const [sample, i, greatest, sum] = [fresh("sample"), fresh("i"), fresh("greatest"), fresh("sum")];
    const at = cell(sample, size, i);
    const power = arithmetic.call("exp", arithmetic.subtract(read(0, at), variable(greatest)));
    return [
      loop(sample, leadingCount(input), [
        ...greatestOfRow({ read, fresh, input: 0, size, sample, i, greatest }),
        changing(sum, zero),
        loop(i, size, [assign(sum, arithmetic.add(variable(sum), power))]),
        loop(i, size, write(at, arithmetic.divide(power, variable(sum)))),
      ]),
    ];
  },
};
