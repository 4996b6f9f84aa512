import type { One } from "../ir/arity.ts";
import { type Index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, type Shape } from "../ir/shape.ts";
import { assign, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import type { Op } from "./op.ts";

/** Which axis of the pairs is summed over. */
export type PairAttributes = { readonly over: "first" | "second" };

/** Sums over one axis of pairs: [rows, I, J, N] → [rows, I, N], or over the first [rows, J, N]. No gradient: it is one. */
export const sumOfPairs: Op<PairAttributes, One> = {
  name: "sumOfPairs",
  summary: "output[r, i, c] = Σⱼ input[r, i, j, c], j ascending from 0; over the first Σᵢ",
  shape: ([input], { over }) => input.filter((_, axis) => axis !== (over === "first" ? 1 : 2)),
  evaluate: ([input], output, { over }, { add }) => {
    const [, first = 1, second = 1, size = 1] = input.shape;
    output.data.fill(0);
    input.data.forEach((value, position) => {
      const c = position % size;
      const j = Math.floor(position / size) % second;
      const pair = Math.floor(position / size / second);
      const step = over === "second" ? pair : Math.floor(pair / first) * second + j;
      output.data[step * size + c] = add(output.data[step * size + c] as number, value);
    });
  },
  loops: ({ arithmetic, shapes: { inputs }, attributes: { over }, read, write, fresh }) => {
    const [first, second, size] = inputs[0].slice(1).map(knownSize) as [number, number, number];
    const [sample, step, column] = [fresh("sample"), fresh("step"), fresh("column")];
    const [other, sum] = [fresh("i"), fresh("sum")];
    const [kept, gone] = over === "second" ? [first, second] : [second, first];
    const [i, j] = over === "second" ? [step, other] : [other, step];
    const at = (...terms: readonly (readonly [string, number])[]): Index => ({
      terms: terms.map(([name, factor]) => ({ variable: name, factor })),
      constant: 0,
    });
    const value = read(0, at([sample, first * second * size], [i, second * size], [j, size], [column, 1]));
    const body = [
      changing(sum, zero),
      loop(other, gone, [assign(sum, arithmetic.add(variable(sum), value))]),
      ...write(at([sample, kept * size], [step, size], [column, 1]), variable(sum)),
    ];
    const rows = elementCount(inputs[0].slice(0, 1) as Shape);
    return [loop(sample, rows, [loop(step, kept, [loop(column, size, body)])])];
  },
};
