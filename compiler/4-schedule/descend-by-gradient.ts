import type { Graph, Node } from "../ir/graph.ts";
import { opOf } from "../ops/op-of.ts";
import { type TierRule, usualBatch } from "./choose-tier.ts";
import type { Group } from "./fuse.ts";
import { indexOf, source } from "./graph-index.ts";

/** Longer sums than this outgrow the nearest cache where they may not be interrupted (measured). */
const mostTerms = 1024;

/**
 * Where plain gradient descent alone reads the gradient of some weights, and a kernel makes it, that kernel takes the step
 * as well: the gradient is kept nowhere, and the weights pass through the caches once instead of four times. The work
 * moves to the update, after all that reads the weights as they are and after everything has been found to be finite.
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

/** The node whose values a group takes off a parameter, times a scalar; nothing where it does something else. */
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

/** True where nothing else needs the gradient. That it is an output of the graph is for those who ask the interpreter. */
function isReadOnlyBy(graph: Graph, { nodes }: Group, gradient: number | undefined): boolean {
  return (
    gradient === undefined ||
    indexOf(graph)
      .readersOf(gradient)
      .every((reader) => nodes.includes(reader))
  );
}

/** The scalar by which a step of descent multiplies the gradient. */
export function learningRateOf(graph: Graph, { nodes: [, step = 0] }: Group): number {
  return nodeAt(graph, step).inputs[0] ?? 0;
}

function nodeAt(graph: Graph, id: number): Node {
  return graph.nodes[id] as Node;
}
