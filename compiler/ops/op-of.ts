import type { Graph, Node } from "../ir/graph.ts";
import type { Op } from "./op.ts";

/** The op of a node, among those that its graph is made of; nothing for a leaf. */
export function opOf({ ops }: Pick<Graph, "ops">, { op }: Pick<Node, "op">): Op | undefined {
  // What was applied was an op.
  return Object.hasOwn(ops, op) ? (ops[op] as Op) : undefined;
}
