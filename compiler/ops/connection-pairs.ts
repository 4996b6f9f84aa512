import type { One } from "../ir/arity.ts";
import { knownSize } from "../ir/shape.ts";
import { type Connections, countPairs, eachPair, pairsOf } from "./connections.ts";
import type { Op } from "./op.ts";

/**
 * What a matrix of units says of each connected pair, in both directions together: [≥ units, units] → [pairs].
 * No gradient: it stands only in gradients and in directions.
 */
export const connectionPairs: Op<Connections, One> = {
  name: "connectionPairs",
  summary: "output[pair of i and j] = matrix[i, j] + matrix[j, i]",
  shape: ([matrix], connections) => {
    if (knownSize(matrix[1]) !== connections.units) throw new Error("connectionPairs: a column for each unit");
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
