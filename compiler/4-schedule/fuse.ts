import type { Graph, Node } from "../3-differentiate/graph.ts";
import { leafOps } from "../3-differentiate/graph-builder.ts";
import { sameShape } from "../3-differentiate/shape.ts";
import { ops } from "../vocabulary/registry.gen.ts";

/** Nodes that run in one set of loops: the first in full, the others element by element where it writes. */
export interface Group {
  readonly nodes: readonly number[];
}

/** True for a node that takes no time: a leaf, or another view of the same values. */
export function isFree(node: Node): boolean {
  return leafOps.includes(node.op) || node.op === "reshape";
}

/**
 * Puts elementwise ops into the loops of the op that gives them their last input. No rounding changes: each op
 * still rounds once, on the same values. The group must have the same shape, part of the step and owner; every
 * other input then comes from an earlier group, complete.
 */
export function fuse(graph: Graph): readonly Group[] {
  const groups: number[][] = [];
  const groupOf = new Map<number, number>();
  graph.nodes.forEach((node, id) => {
    if (isFree(node)) return;
    const last = Math.max(-1, ...node.inputs.map((input) => groupOf.get(source(graph, input)) ?? -1));
    const host = groups[last];
    if (host && joins(graph, node, host)) {
      host.push(id);
      groupOf.set(id, last);
    } else {
      groupOf.set(id, groups.length);
      groups.push([id]);
    }
  });
  return groups.map((nodes) => ({ nodes }));
}

/** The node whose buffer holds a node's values: itself, or what it is a view of. */
export function source(graph: Graph, id: number): number {
  const node = graph.nodes[id] as Node;
  return node.op === "reshape" ? source(graph, node.inputs[0] as number) : id;
}

function joins(graph: Graph, node: Node, host: readonly number[]): boolean {
  const first = graph.nodes[host[0] as number] as Node;
  if (ops[node.op]?.formula === undefined) return false;
  if (!sameShape(node.shape, first.shape) || node.phase !== first.phase || node.owner !== first.owner) return false;
  // A scalar made in these loops is complete only after them, so a tensor cannot use it inside.
  return node.inputs.every((input) => {
    const from = source(graph, input);
    return !host.includes(from) || sameShape((graph.nodes[from] as Node).shape, node.shape);
  });
}
