import type { One } from "../ir/arity.ts";
import { index } from "../ir/loop.ts";
import { loop } from "../ir/statements.ts";
import { connectionPairs } from "./connection-pairs.ts";
import { type Connections, countPairs, eachPair, pairsOf } from "./connections.ts";
import { zero } from "./constants.ts";
import type { Op } from "./op.ts";

/** The weights of connections as a symmetric matrix: [pairs] → [units, units], 0 for units that are not connected. */
export const connectionMatrix: Op<Connections, One> = {
  name: "connectionMatrix",
  summary: "output[i, j] = output[j, i] = weights[pair of i and j]; 0 where i and j are not connected",
  shape: ([weights], connections) => {
    if (weights[0] !== countPairs(connections)) throw new Error("connectionMatrix: one weight per pair is expected");
    return [connections.units, connections.units];
  },
  evaluate: ([weights], output, connections) => {
    output.data.fill(0);
    pairsOf(connections).forEach(([i, j], pair) => {
      output.data[i * connections.units + j] = weights.data[pair] as number;
      output.data[j * connections.units + i] = weights.data[pair] as number;
    });
  },
  gradient: ({ graph, upstream, attributes }) => [graph.apply(connectionPairs, [upstream], attributes)],
  revises: true,
  loops: ({ attributes, read, write, fresh }) => {
    const position = fresh("index");
    return [
      loop(position, attributes.units * attributes.units, write(index(position), zero)),
      ...eachPair(attributes, fresh, ({ pair, there, back }) => [
        ...write(there, read(0, pair)),
        ...write(back, read(0, pair)),
      ]),
    ];
  },
};
