import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { index } from "../ir/loop.ts";
import { product } from "../ir/shape.ts";
import { cell, loop } from "../ir/statements.ts";
import type { Op } from "./op.ts";
import { reshape } from "./reshape.ts";
import { sumColumns } from "./sum-columns.ts";

/** The same values for every row of the batch: [T, N] → [rows, T, N]. */
export const repeatForRows: Op<JsonObject, One> = {
  name: "repeatForRows",
  summary: "output[r, …] = input[…]",
  shape: ([input]) => ["rows", ...input],
  evaluate: ([input], output) => {
    for (let start = 0; start < output.data.length; start += input.data.length) output.data.set(input.data, start);
  },
  gradient: ({ graph, inputs: [input], upstream }) => {
    const size = product(input.shape);
    const flat = graph.apply(reshape, [upstream], { shape: ["rows", size] }, "flat");
    return [graph.apply(reshape, [graph.apply(sumColumns, [flat], {}, "sum")], { shape: input.shape })];
  },
  loops: ({ shapes: { inputs }, read, write, fresh }) => {
    const [sample, i] = [fresh("sample"), fresh("i")];
    const size = product(inputs[0]);
    const copy = write(cell(sample, size, i), read(0, index(i)));
    return [loop(sample, { rows: true, times: 1 }, [loop(i, size, copy)])];
  },
};
