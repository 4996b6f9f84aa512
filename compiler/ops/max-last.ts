import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { constant, index, variable } from "../ir/loop.ts";
import { lastSize, leadingCount } from "../ir/shape.ts";
import { assign, cell, changing, local, loop } from "../ir/statements.ts";
import { greaterOrNaN } from "./greater-or-nan.ts";
import type { Op } from "./op.ts";
import { rowOf } from "./row-of.ts";

/**
 * The greatest value along the last axis, NaN if one is NaN: [rows, N] → [rows]. No gradient: it is only used in
 * metrics.
 */
export const maxLast: Op<JsonObject, One> = {
  name: "maxLast",
  summary: "output[r] = the greatest of input[r, i], NaN if one is NaN",
  shape: ([input]) => input.slice(0, -1),
  evaluate: ([input], output) => {
    for (let row = 0; row < output.data.length; row++) {
      const values = rowOf(input, row);
      output.data[row] = values.some(Number.isNaN) ? Number.NaN : values.reduce((a, b) => (a < b ? b : a));
    }
  },
  loops: ({ shapes: { inputs }, read, write, fresh }) => {
    const [input] = inputs;
    const [sample, i, greatest, value] = [fresh("sample"), fresh("i"), fresh("greatest"), fresh("value")];
    return [
      loop(sample, leadingCount(input), [
        changing(greatest, constant(Number.NEGATIVE_INFINITY)),
        loop(i, lastSize(input), [
          local(value, read(0, cell(sample, lastSize(input), i))),
          assign(greatest, greaterOrNaN(greatest, value)),
        ]),
        ...write(index(sample), variable(greatest)),
      ]),
    ];
  },
};
