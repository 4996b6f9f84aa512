import type { Graph, Node } from "../ir/graph.ts";

/** The nodes that something asked for depends on, itself included. */
export function aliveIn(graph: Graph): ReadonlySet<number> {
  const alive = new Set<number>();
  const visit = (id: number): void => {
    if (alive.has(id)) return;
    alive.add(id);
    for (const input of (graph.nodes[id] as Node).inputs) visit(input);
  };
  for (const id of Object.values(graph.outputs)) visit(id);
  for (const { target, value } of graph.updates) for (const id of [target, value]) visit(id);
  return alive;
}

/** The graph without the nodes that nothing asked for depends on. The order of the rest stays. */
export function prune(graph: Graph): Graph {
  const alive = aliveIn(graph);
  const kept = graph.nodes.map((_, id) => id).filter((id) => alive.has(id));
  const renumbered = new Map(kept.map((id, index) => [id, index]));
  const now = (id: number): number => renumbered.get(id) as number;
  return {
    ...graph,
    nodes: kept.map((id) => {
      const node = graph.nodes[id] as Node;
      return { ...node, inputs: node.inputs.map(now) };
    }),
    outputs: Object.fromEntries(Object.entries(graph.outputs).map(([name, id]) => [name, now(id)])),
    updates: graph.updates.map(({ target, value }) => ({ target: now(target), value: now(value) })),
  };
}
