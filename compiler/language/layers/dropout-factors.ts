import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { broadcast } from "../../ops/broadcast.ts";
import { dropout as dropoutOp } from "../../ops/dropout.ts";

/** What dropout multiplies the values of a row by, [rows, size]: 0, or 1 / (1 − rate), new ones at each update. */
export function dropoutFactors(graph: GraphBuilder, size: number, rate: number, stream: number, role: string): Value {
  const ones = graph.apply(broadcast, [graph.constant(1)], { shape: ["rows", size] }, `${role}Kept`);
  return graph.apply(dropoutOp, [ones, graph.key("seed"), graph.key("iteration")], { rate, stream }, role);
}
