import type { Graph, Node } from "../ir/graph.ts";

/** Precomputed lookups for a graph: without them the time of scheduling would be quadratic in the number of layers. */
export interface GraphIndex {
  /** The nodes that read the values of a node, directly or through a view, in order. */
  readonly readersOf: (id: number) => readonly number[];
  /** Whether a node's values are an output of the graph. */
  readonly isOutput: (id: number) => boolean;
  /** The leaf that a node's values update; undefined if there is none. */
  readonly updatedBy: (id: number) => number | undefined;
}

const indices = new WeakMap<Graph, GraphIndex>();

/** The index of a graph. */
export function indexOf(graph: Graph): GraphIndex {
  const made = indices.get(graph) ?? makeIndex(graph);
  indices.set(graph, made);
  return made;
}

function makeIndex(graph: Graph): GraphIndex {
  const readers = new Map<number, number[]>();
  graph.nodes.forEach(({ op, inputs }, reader) => {
    // A view reads nothing itself.
    if (op === "reshape") return;
    for (const id of new Set(inputs.map((input) => source(graph, input)))) {
      const known = readers.get(id);
      if (known === undefined) readers.set(id, [reader]);
      else known.push(reader);
    }
  });
  const outputs = new Set(Object.values(graph.outputs).map((id) => source(graph, id)));
  const updates = new Map(graph.updates.map(({ target, value }) => [value, target]));
  return {
    readersOf: (id) => readers.get(id) ?? [],
    isOutput: (id) => outputs.has(id),
    updatedBy: (id) => updates.get(id),
  };
}

/** The node whose buffer has a node's values: itself, or the node that it is a view of. */
export function source(graph: Graph, id: number): number {
  let [from, node] = [id, graph.nodes[id] as Node];
  while (node.op === "reshape") {
    from = node.inputs[0] as number;
    node = graph.nodes[from] as Node;
  }
  return from;
}
