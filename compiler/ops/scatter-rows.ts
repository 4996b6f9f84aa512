import type { Two } from "../ir/arity.ts";
import { constant, index, variable } from "../ir/loop.ts";
import { elementCount, lastSize, sameShape } from "../ir/shape.ts";
import { cell, local, loop, when } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import { count, range } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";
import { rowIndex } from "./row-index.ts";

/**
 * Adds each row to that of a table of zeros that its index names: indices [rows, …] and values [rows, …, size] →
 * [count, size]. Rows without such an index are left out. No gradient: it is only used in gradients.
 */
export const scatterRows: Op<{ readonly count: number }, Two> = {
  name: "scatterRows",
  summary: "output[k, i] = Σ values[p, i] over the p with indices[p] = k, p ascending from 0",
  shape: ([indices, values], { count: rows }) => {
    if (!sameShape(indices, values.slice(0, -1))) throw new Error("scatterRows: one index per row is expected");
    return [rows, lastSize(values)];
  },
  evaluate: ([indices, values], output, { count: rows }, { add }) => {
    const size = values.shape.at(-1) ?? 1;
    output.data.fill(0);
    indices.data.forEach((row, position) => {
      if (!Number.isInteger(row) || row < 0 || row >= rows) return;
      for (let i = 0; i < size; i++) {
        const at = row * size + i;
        output.data[at] = add(output.data[at] as number, values.data[position * size + i] as number);
      }
    });
  },
  revises: true,
  kernel: ({ shapes: { inputs, output: shape }, attributes, inputs: [indices, values], output }) => {
    const [positions, size] = [count(elementCount(inputs[0])), count(lastSize(shape))];
    const [rows, all] = [count(attributes.count), range(attributes.count)];
    return { name: "scatterRows", arguments: [indices, positions, values, rows, size, output, ...all] };
  },
  loops: ({ arithmetic, shapes: { inputs, output }, attributes, read, write, written, fresh }) => {
    const size = lastSize(output);
    const [entry, position, given] = [fresh("all"), fresh("position"), fresh("given")];
    const [row, i] = [fresh("entry"), fresh("i")];
    const at = cell(row, size, i);
    const sum = arithmetic.add(written(at), read(1, cell(position, size, i)));
    return [
      loop(entry, elementCount(output), write(index(entry), zero)),
      loop(position, elementCount(inputs[0]), [
        local(given, read(0, index(position))),
        local(row, rowIndex(variable(given), attributes.count)),
        when(variable(row), ">=", constant(0), [loop(i, size, write(at, sum))]),
      ]),
    ];
  },
};
