import type { Graph, Node } from "../ir/graph.ts";
import type { Op } from "./op.ts";

/** The op of a node, from the ops of its graph; undefined for a leaf. */
export function opOf({ ops }: Pick<Graph, "ops">, { op }: Pick<Node, "op">): Op | undefined {
  // Every applied op is an Op.
  return Object.hasOwn(ops, op) ? (ops[op] as Op) : undefined;
}
