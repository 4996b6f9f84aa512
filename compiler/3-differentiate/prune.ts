import type { Graph, Node } from "../ir/graph.ts";

/** The requested nodes and all nodes that they depend on. */
export function aliveIn(graph: Graph): ReadonlySet<number> {
  const alive = new Set<number>();
  const asked = [...Object.values(graph.outputs), ...graph.updates.flatMap(({ target, value }) => [target, value])];
  for (const id of asked) alive.add(id);
  // Inputs come before their readers, so one pass from the last node to the first finds them all.
  for (let id = graph.nodes.length - 1; id >= 0; id--) {
    if (alive.has(id)) for (const input of (graph.nodes[id] as Node).inputs) alive.add(input);
  }
  return alive;
}

/** The graph without nodes that no requested node depends on. The order of the rest is kept. */
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
    gradients: graph.gradients.map(({ path, node }) => ({ path, node: now(node) })),
    lossTotals: graph.lossTotals.map(now),
  };
}
