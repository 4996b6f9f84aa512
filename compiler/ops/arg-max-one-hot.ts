import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { index, variable } from "../ir/loop.ts";
import { lastSize, leadingCount } from "../ir/shape.ts";
import { cell, loop } from "../ir/statements.ts";
import { argMaxOfRow } from "./arg-max-of-row.ts";
import { zero } from "./constants.ts";
import type { Op } from "./op.ts";
import { argMax, rowOf, widthOf } from "./row-of.ts";

/**
 * 1 at the index of a row's maximum (the lowest index, on ties), else 0: [rows, N] → [rows, N]. No gradient: it is only used in
 * metrics.
 */
export const argMaxOneHot: Op<JsonObject, One> = {
  name: "argMaxOneHot",
  summary: "output[r, i] = 1 where i = argmaxⱼ input[r, j], the lowest j on ties; else 0",
  shape: ([input]) => input,
  evaluate: ([input], output) => {
    const width = widthOf(input);
    output.data.fill(0);
    for (let row = 0; row < output.data.length / width; row++) {
      output.data[row * width + argMax(rowOf(input, row))] = 1;
    }
  },
  loops: ({ arithmetic: { choose, number }, shapes: { inputs }, read, write, fresh }) => {
    const size = lastSize(inputs[0]);
    const [sample, i, category, position] = [fresh("sample"), fresh("i"), fresh("category"), fresh("index")];
    const isGreatest = choose({ kind: "index", index: index(category) }, "===", variable(position), number(1), zero);
    return [
      loop(sample, leadingCount(inputs[0]), [
        ...argMaxOfRow({ read, fresh, input: 0, size, sample, i, index: position }),
        loop(category, size, write(cell(sample, size, category), isGreatest)),
      ]),
    ];
  },
};
