import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { constant, index, variable } from "../ir/loop.ts";
import { lastSize, leadingCount } from "../ir/shape.ts";
import { assign, cell, changing, local, loop } from "../ir/statements.ts";
import { greaterOrNaN } from "./greater-or-nan.ts";
import type { Op } from "./op.ts";
import { rowOf } from "./row-of.ts";

/**
 * The maximum along the last axis, NaN if one is NaN: [rows, N] → [rows]. No gradient: it is only used in
 * metrics.
 */
export const maxLast: Op<JsonObject, One> = {
  name: "maxLast",
  summary: "output[r] = max of input[r, i], NaN if one is NaN",
  shape: ([input]) => input.slice(0, -1),
  evaluate: ([input], output) => {
    for (let row = 0; row < output.data.length; row++) {
      const values = rowOf(input, row);
      output.data[row] = values.some(Number.isNaN) ? Number.NaN : values.reduce((a, b) => (a < b ? b : a));
    }
  },
  loops: ({ shapes: { inputs }, read, write, fresh }) => {
    const [input] = inputs;
    const [sample, i, maximum, value] = [fresh("sample"), fresh("i"), fresh("maximum"), fresh("value")];
    return [
      loop(sample, leadingCount(input), [
        changing(maximum, constant(Number.NEGATIVE_INFINITY)),
        loop(i, lastSize(input), [
          local(value, read(0, cell(sample, lastSize(input), i))),
          assign(maximum, greaterOrNaN(maximum, value)),
        ]),
        ...write(index(sample), variable(maximum)),
      ]),
    ];
  },
};
