import type { Graph, Node } from "../ir/graph.ts";
import { opOf } from "../ops/op-of.ts";
import { type TierRule, usualBatch } from "./choose-tier.ts";
import type { Group } from "./fuse.ts";
import { indexOf, source } from "./graph-index.ts";

/** Longer sums exceed the L1 cache if they cannot be split (measured). */
const mostTerms = 1024;

/**
 * Fuses plain gradient descent into the kernel that computes the gradient, if nothing else reads the gradient: it is
 * not stored, and the weights pass through the caches once instead of four times. The kernel moves to the update, after
 * all reads of the old weights and after the check for non-finite numbers.
 */
export function descendByGradient(graph: Graph, groups: readonly Group[], rule: TierRule): readonly Group[] {
  if ((rule.rows ?? usualBatch) > mostTerms) return groups;
  const made = new Map(groups.map((group) => [group.nodes[0], group]));
  const moved = new Set<Group>();
  const updates = groups.map((group): Group => {
    const gradient = gradientOf(graph, group);
    const maker = made.get(gradient ?? -1);
    if (maker === undefined || !canDescend(graph, maker) || !isReadOnlyBy(graph, group, gradient)) return group;
    moved.add(maker);
    return { before: [], nodes: [...maker.nodes, ...group.nodes], kernel: "descent" };
  });
  return updates.filter((group) => !moved.has(group));
}

/** The node that a group subtracts from a parameter, times a scalar; undefined for any other group. */
function gradientOf(graph: Graph, { before, nodes: [first, second, ...others] }: Group): number | undefined {
  const [step, next] = [graph.nodes[first ?? -1], graph.nodes[second ?? -1]];
  if (before.length + others.length > 0 || step?.op !== "multiply" || next?.op !== "subtract") return undefined;
  const [rate = 0, gradient = 0] = step.inputs;
  const [parameter = 0, taken] = next.inputs;
  const descends = taken === first && nodeAt(graph, parameter).op === "parameter" && next.shape.length > 0;
  const isUpdate = indexOf(graph).updatedBy(second ?? -1) === parameter;
  return descends && isUpdate && nodeAt(graph, rate).op === "scalar" ? source(graph, gradient) : undefined;
}

function canDescend(graph: Graph, { nodes, kernel }: Group): boolean {
  const [id = 0, ...others] = nodes;
  const node = nodeAt(graph, id);
  return kernel === "none" && others.length === 0 && opOf(graph, node)?.descends?.(node.attributes) === true;
}

/** True if nothing else reads the gradient. As an output of the graph it is only used by the interpreter. */
function isReadOnlyBy(graph: Graph, { nodes }: Group, gradient: number | undefined): boolean {
  return (
    gradient === undefined ||
    indexOf(graph)
      .readersOf(gradient)
      .every((reader) => nodes.includes(reader))
  );
}

/** The scalar that a descent step multiplies the gradient by. */
export function learningRateOf(graph: Graph, { nodes: [, step = 0] }: Group): number {
  return nodeAt(graph, step).inputs[0] ?? 0;
}

function nodeAt(graph: Graph, id: number): Node {
  return graph.nodes[id] as Node;
}
