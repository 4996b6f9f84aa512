import type { Two } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { constant, index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize } from "../ir/shape.ts";
import { cell, local, loop } from "../ir/statements.ts";
import { count, range } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";
import { rowIndex } from "./row-index.ts";
import { scatterRows } from "./scatter-rows.ts";

/**
 * The rows of a table by their indices: indices [rows, …] and the table [count, size] → [rows, …, size]. NaN for an index
 * that is not a whole number from 0 to below the count. Indices take no gradient.
 */
export const gatherRows: Op<JsonObject, Two> = {
  name: "gatherRows",
  summary: "output[p, i] = table[indices[p], i]; NaN for an index that the table does not have",
  shape: ([indices, table]) => [...indices, lastSize(table)],
  evaluate: ([indices, table], output) => {
    const [rows = 0, size = 1] = table.shape;
    indices.data.forEach((row, position) => {
      const known = Number.isInteger(row) && row >= 0 && row < rows;
      for (let i = 0; i < size; i++)
        output.data[position * size + i] = known ? (table.data[row * size + i] ?? 0) : Number.NaN;
    });
  },
  gradient: ({ graph, inputs: [indices, table], upstream, needed }) => [
    undefined,
    needed[1] ? graph.apply(scatterRows, [indices, upstream], { count: knownSize(table.shape[0]) }) : undefined,
  ],
  kernel: ({ shapes: { inputs }, inputs: [indices, table], output }) => {
    const [rows, size] = [count(knownSize(inputs[1][0])), count(lastSize(inputs[1]))];
    return { name: "gatherRows", arguments: [indices, table, rows, size, output, ...range(elementCount(inputs[0]))] };
  },
  loops: ({ arithmetic, shapes: { inputs }, read, write, fresh }) => {
    const [indices, table] = inputs;
    const size = lastSize(table);
    const [position, given, row, i] = [fresh("position"), fresh("given"), fresh("entry"), fresh("i")];
    const none = constant(-1);
    const value = arithmetic.choose(variable(row), "===", none, constant(Number.NaN), read(1, cell(row, size, i)));
    return [
      loop(position, elementCount(indices), [
        local(given, read(0, index(position))),
        local(row, rowIndex(variable(given), knownSize(table[0]))),
        loop(i, size, write(cell(position, size, i), value)),
      ]),
    ];
  },
};
