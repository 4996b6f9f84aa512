import { chunksOf, chunksOfElements } from "../ir/chunks.ts";
import type { Graph, Node } from "../ir/graph.ts";
import type { KernelArgument } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import type { Group } from "./fuse.ts";
import { indexOf, source } from "./graph-index.ts";
import { type GroupKernel, groupKernels, slopes } from "./group-kernel-table.ts";
import { type Match, matchGroup } from "./pattern.ts";

/**
 * The activation whose gradient follows the group's first node, if that activation computed the node's first input and
 * nothing else reads the intermediate values; and the number of nodes of that gradient.
 */
export function backThrough(graph: Graph, { nodes: [first = 0, ...others] }: Group) {
  const made = source(graph, (graph.nodes[first] as Node).inputs[0] ?? first);
  for (const count of [1, 3]) {
    const next: Group = { before: [], nodes: others.slice(0, count) };
    const all: Group = { before: [], nodes: [first, ...next.nodes] };
    const slope = slopes.find(({ computes }) => {
      const match = matchGroup(graph, next, computes);
      return match?.given.get("upstream") === first && match.given.get("output") === made;
    });
    if (slope === undefined || next.nodes.length < count) continue;
    if (all.nodes.slice(0, -1).every((id) => isInner(graph, all, id))) return { activation: slope.activation, count };
  }
  return { activation: "none", count: 0 } as const;
}

/** True if one kernel computes exactly the nodes of a group, and nothing else reads the intermediate values. */
export function hasGroupKernel(graph: Graph, group: Group): boolean {
  const first = graph.nodes[group.nodes[0] ?? 0] as Node;
  if (first.shape.length === 0 || kernelOf(graph, group) === undefined) return false;
  const { updatedBy } = indexOf(graph);
  return group.nodes.slice(0, -1).every((id) => updatedBy(id) !== undefined || isInner(graph, group, id));
}

function isInner(graph: Graph, group: Group, id: number): boolean {
  const index = indexOf(graph);
  return !index.isOutput(id) && index.readersOf(id).every((reader) => group.nodes.includes(reader));
}

/** The kernel that computes a group, and the nodes for its names. */
function kernelOf(graph: Graph, group: Group): { readonly kernel: GroupKernel; readonly match: Match } | undefined {
  for (const kernel of groupKernels) {
    const match = matchGroup(graph, group, kernel.computes);
    if (match !== undefined) return { kernel, match };
  }
  return undefined;
}

/** That kernel with its arguments. */
export function callOfGroup(
  graph: Graph,
  group: Group,
  rangeOf: (node: number) => KernelArgument,
): { readonly name: string; readonly arguments: readonly KernelArgument[] } {
  const found = kernelOf(graph, group);
  if (found === undefined) throw new Error("no kernel computes this group");
  const { kernel, match } = found;
  const round = graph.precision === "float32" ? Math.fround : (x: number) => x;
  const last = group.nodes.at(-1) ?? 0;
  const taken = kernel.takes.map((name): KernelArgument => {
    const id = name === "result" ? last : match.given.get(name);
    if (id !== undefined) return rangeOf(id);
    return { kind: "value", value: { kind: "number", value: round(match.numbers.get(name) ?? 0) } };
  });
  const { shape } = graph.nodes[last] as Node;
  const size = elementCount(shape);
  const chunks = size.rows ? chunksOfElements(shape) : chunksOf(size);
  return { name: kernel.name, arguments: [...taken, { kind: "from", chunks }, { kind: "to", chunks }] };
}
