import type { Graph, Node } from "../ir/graph.ts";
import { chooseTier, type TierRule } from "./choose-tier.ts";
import { descendByGradient } from "./descend-by-gradient.ts";
import { fuse, type Group } from "./fuse.ts";
import { source } from "./graph-index.ts";
import { leafRoles } from "./leaf-roles.ts";

/** One graph with its groups, and the buffers of its nodes. */
export interface Timeline {
  readonly graph: Graph;
  readonly groups: readonly Group[];
  /** The index of the group in which a node runs. */
  readonly groupOf: ReadonlyMap<number, number>;
  readonly storage: ReadonlyMap<number, string>;
  /** Sums stay loops, for readability: loops were requested. */
  readonly rolled: boolean;
}

/** The groups of a graph in order, and the values that they store. */
export function timelineOf(graph: Graph, rule: TierRule): Timeline {
  // Kernels compute whole groups, or the first nodes of one, so groups are formed first.
  const chosen = chooseTier(graph, fuse(graph), rule);
  // Only a kernel can compute a gradient and apply it at once, so kernels are assigned before.
  const groups = descendByGradient(graph, chosen, rule);
  const groupOf = new Map(
    groups.flatMap((group, index) => [...group.before, ...group.nodes].map((id) => [id, index] as const)),
  );
  return { graph, groups, groupOf, storage: chooseStorage(graph, groups, groupOf), rolled: rule.tier === "loops" };
}

/** A node is stored in a buffer if it is an output, a leaf, or read outside the group that computes it. */
function chooseStorage(
  graph: Graph,
  groups: readonly Group[],
  groupOf: ReadonlyMap<number, number>,
): ReadonlyMap<number, string> {
  const passing = new Set(groups.filter(({ kernel }) => kernel === "descent").map(({ nodes }) => nodes[0]));
  const asked = Object.values(graph.outputs).map((id) => source(graph, id));
  const kept = new Set(asked.filter((id) => !passing.has(id)));
  graph.nodes.forEach((node, id) => {
    for (const input of node.inputs) {
      const from = source(graph, input);
      if (groupOf.get(from) !== groupOf.get(id)) kept.add(from);
    }
    if (node.op in leafRoles) kept.add(id);
  });
  const storage = new Map([...kept].map((id) => [id, nameOf(graph, id)]));
  for (const { target, value } of graph.updates) storage.set(value, nameOf(graph, target));
  return new Map([...storage].filter(([id]) => !["constant", "rowCount"].includes((graph.nodes[id] as Node).op)));
}

function nameOf(graph: Graph, id: number): string {
  return nodeAt(graph, id).name;
}

/** A node of a graph. */
export function nodeAt(graph: Graph, id: number): Node {
  return graph.nodes[id] as Node;
}
