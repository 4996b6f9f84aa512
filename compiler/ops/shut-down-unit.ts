import type { Two } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { constant, index } from "../ir/loop.ts";
import { lastSize, leadingCount } from "../ir/shape.ts";
import { cell, loop } from "../ir/statements.ts";
import type { Op } from "./op.ts";
import { widthOf } from "./row-of.ts";

/**
 * Drops one unit: x [rows, …, N] and the index of the unit, a key → [rows, …, N] with 0 at that index of the last axis, all
 * else unchanged; unchanged if the index is out of range. The value is x · 0: NaN stays NaN. The gradient drops the same
 * unit.
 */
export const shutDownUnit: Op<JsonObject, Two> = {
  name: "shutDownUnit",
  summary: "output[r, c] = x[r, c] · (c = unit ? 0 : 1)",
  shape: ([input]) => input,
  evaluate: ([input, unit], output, _, { multiply }) => {
    const width = widthOf(input);
    input.data.forEach((value, position) => {
      output.data[position] = multiply(value, position % width === unit.data[0] ? 0 : 1);
    });
  },
  gradient: ({ graph, inputs: [, unit], upstream }) => [graph.apply(shutDownUnit, [upstream, unit], {}), undefined],
  readsOnce: true,
  loops: ({ arithmetic: { choose, multiply }, shapes: { output }, read, write, fresh }) => {
    const width = lastSize(output);
    const [sample, column] = [fresh("sample"), fresh("column")];
    const at = cell(sample, width, column);
    const share = choose({ kind: "index", index: index(column) }, "===", read(1, index()), constant(0), constant(1));
    return [loop(sample, leadingCount(output), [loop(column, width, write(at, multiply(read(0, at), share)))])];
  },
};
