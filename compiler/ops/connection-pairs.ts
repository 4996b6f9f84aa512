import type { One } from "../ir/arity.ts";
import { knownSize } from "../ir/shape.ts";
import { type Connections, countPairs, eachPair, pairsOf } from "./connections.ts";
import type { Op } from "./op.ts";

/**
 * The sum of the two matrix elements of each connected pair: [≥ units, units] → [pairs]. No gradient: it is only used
 * in gradients and directions.
 */
export const connectionPairs: Op<Connections, One> = {
  name: "connectionPairs",
  summary: "output[pair of i and j] = matrix[i, j] + matrix[j, i]",
  shape: ([matrix], connections) => {
    if (knownSize(matrix[1]) !== connections.units) throw new Error("connectionPairs: one column per unit is expected");
    return [countPairs(connections)];
  },
  evaluate: ([matrix], output, connections, { add }) => {
    const { units } = connections;
    pairsOf(connections).forEach(([i, j], pair) => {
      output.data[pair] = add(matrix.data[i * units + j] as number, matrix.data[j * units + i] as number);
    });
  },
  loops: ({ arithmetic, attributes, read, write, fresh }) =>
    eachPair(attributes, fresh, ({ pair, there, back }) => write(pair, arithmetic.add(read(0, there), read(0, back)))),
};
