import { knownSize } from "../3-differentiate/shape.ts";
import { type Connections, countPairs, eachPair, pairsOf } from "./connections.ts";
import type { One, Op } from "./op.ts";

/**
 * What a matrix of units says of each connected pair: [≥ units, units] → [pairs]. No gradient: it stands in
 * directions, which are not learnt through.
 */
export const connectionPairs: Op<Connections, One> = {
  name: "connectionPairs",
  summary: "output[pair of i and j] = matrix[i, j]",
  shape: ([matrix], connections) => {
    if (knownSize(matrix[1]) !== connections.units) throw new Error("connectionPairs: a column for each unit");
    return [countPairs(connections)];
  },
  evaluate: ([matrix], output, connections) => {
    pairsOf(connections).forEach(([i, j], pair) => {
      output.data[pair] = matrix.data[i * connections.units + j] as number;
    });
  },
  loops: ({ attributes, read, write, fresh }) =>
    eachPair(attributes, fresh, ({ pair, there }) => write(pair, read(0, there))),
};
