import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { constant, type Expression, index } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import { cell, local, loop } from "../ir/statements.ts";
import { double } from "./constants.ts";
import type { Op } from "./op.ts";

/**
 * Each row moves to the place of the next, the last one to the place of the first (`torch.roll(values, 1, 0)`):
 * [rows, …] → the same shape. No gradient: it is only used on data.
 */
export const rollRows: Op<JsonObject, One> = {
  name: "rollRows",
  summary: "output[n] = input[n − 1], output[0] = input[rows − 1]",
  shape: ([values]) => values,
  evaluate: ([values], output) => {
    const size = values.data.length / (values.shape[0] ?? 1);
    output.data.set(values.data.subarray(0, values.data.length - size), size);
    output.data.set(values.data.subarray(values.data.length - size), 0);
  },
  loops: ({ shapes: { inputs }, read, write, fresh }) => {
    const [values] = inputs;
    const { times: size } = elementCount(values.slice(1));
    const [sample, previous, i] = [fresh("sample"), fresh("previous"), fresh("i")];
    const here: Expression = { kind: "index", index: index(sample) };
    const last = double.subtract({ kind: "rows" }, constant(1));
    const before = double.choose(here, "===", constant(0), last, double.subtract(here, constant(1)));
    return [
      loop(sample, elementCount(values.slice(0, 1)), [
        local(previous, before),
        loop(i, size, write(cell(sample, size, i), read(0, cell(previous, size, i)))),
      ]),
    ];
  },
};
