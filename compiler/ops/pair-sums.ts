import type { Two } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import type { Index } from "../ir/loop.ts";
import { elementCount, knownSize, type Shape, shapeText } from "../ir/shape.ts";
import { loop } from "../ir/statements.ts";
import type { Op } from "./op.ts";
import { sumOfPairs } from "./sum-of-pairs.ts";

/** Every step of one sequence plus every step of another: [rows, I, N] and [rows, J, N] → [rows, I, J, N]. */
export const pairSums: Op<JsonObject, Two> = {
  name: "pairSums",
  summary: "output[r, i, j, c] = a[r, i, c] + b[r, j, c]",
  shape: ([a, b]) => {
    const fits = a.length === 3 && b.length === 3 && a[0] === b[0] && a[2] === b[2];
    if (!fits) throw new Error(`pairSums: ${shapeText(a)} does not fit ${shapeText(b)}`);
    return [a[0], a[1], b[1], a[2]] as Shape;
  },
  evaluate: ([a, b], output, _, { add }) => {
    const [, first = 1, second = 1, size = 1] = output.shape;
    for (let position = 0; position < output.data.length; position++) {
      const c = position % size;
      const j = Math.floor(position / size) % second;
      const pair = Math.floor(position / size / second);
      const r = Math.floor(pair / first);
      output.data[position] = add(a.data[pair * size + c] as number, b.data[(r * second + j) * size + c] as number);
    }
  },
  gradient: ({ graph, upstream, needed }) => [
    needed[0] ? graph.apply(sumOfPairs, [upstream], { over: "second" }) : undefined,
    needed[1] ? graph.apply(sumOfPairs, [upstream], { over: "first" }) : undefined,
  ],
  loops: ({ arithmetic, shapes, read, write, fresh }) => {
    const [first, second, size] = shapes.output.slice(1).map(knownSize) as [number, number, number];
    const [sample, i, j, column] = [fresh("sample"), fresh("i"), fresh("j"), fresh("column")];
    const at = (...terms: readonly (readonly [string, number])[]): Index => ({
      terms: terms.map(([variable, factor]) => ({ variable, factor })),
      constant: 0,
    });
    const left = read(0, at([sample, first * size], [i, size], [column, 1]));
    const right = read(1, at([sample, second * size], [j, size], [column, 1]));
    const here = at([sample, first * second * size], [i, second * size], [j, size], [column, 1]);
    const body = [loop(column, size, write(here, arithmetic.add(left, right)))];
    return [loop(sample, elementCount(shapes.output.slice(0, 1)), [loop(i, first, [loop(j, second, body)])])];
  },
};
