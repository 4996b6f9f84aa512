import type { One } from "../ir/arity.ts";
import { index } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import { cell, loop } from "../ir/statements.ts";
import type { Op } from "./op.ts";

/**
 * Repeats each value along a new last axis: [rows] → [rows, size]; the gradient through a sum over the last axis. No
 * gradient: it is only used in gradients.
 */
export const spreadLast: Op<{ readonly size: number }, One> = {
  name: "spreadLast",
  summary: "output[r, i] = input[r]",
  shape: ([input], { size }) => [...input, size],
  evaluate: ([input], output, { size }) => {
    input.data.forEach((value, row) => {
      output.data.fill(value, row * size, (row + 1) * size);
    });
  },
  loops: ({ shapes: { inputs }, attributes: { size }, read, write, fresh }) => {
    const [sample, i] = [fresh("sample"), fresh("i")];
    return [
      loop(sample, elementCount(inputs[0]), [loop(i, size, write(cell(sample, size, i), read(0, index(sample))))]),
    ];
  },
};
