import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { index } from "../ir/loop.ts";
import { knownSize, lastSize } from "../ir/shape.ts";
import { loop } from "../ir/statements.ts";
import type { Op } from "./op.ts";
import { widthOf } from "./row-of.ts";

/** The diagonal of a matrix: [≥ n, n] → [n]. No gradient: it is only used in directions. */
export const diagonal: Op<JsonObject, One> = {
  name: "diagonal",
  summary: "output[i] = matrix[i, i]",
  shape: ([matrix]) => [knownSize(lastSize(matrix))],
  evaluate: ([matrix], output) => {
    for (let i = 0; i < output.data.length; i++) output.data[i] = matrix.data[i * widthOf(matrix) + i] as number;
  },
  loops: ({ shapes, read, write, fresh }) => {
    const [i, size] = [fresh("i"), lastSize(shapes.output)];
    return [loop(i, size, write(index(i), read(0, index(i, size + 1))))];
  },
};
