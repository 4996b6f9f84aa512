import type { Graph, Node } from "../ir/graph.ts";
import type { Count } from "../ir/shape.ts";
import { elementCount, sameShape } from "../ir/shape.ts";
import type { KernelActivation } from "../ops/op.ts";
import { opOf } from "../ops/op-of.ts";
import type { Group } from "./fuse.ts";
import { fuseProducts } from "./fuse-products.ts";
import { indexOf } from "./graph-index.ts";
import { backThrough, hasGroupKernel } from "./group-kernels.ts";

/** How groups are computed: by readable loops or by kernels; `auto` selects the faster one for each group. */
export type Tier = "auto" | "loops" | "kernels";

/** The options of the choice. */
export interface TierRule {
  readonly tier: Tier;
  /** The rows of a batch, if the spec sets them: work and memory grow with them. */
  readonly rows?: number;
}

/**
 * The cost rule, measured in V8 on 128-bit vectors: a call costs as much as about a thousand multiply-adds, five
 * hundred elements or sixty exponentials in loops, so it pays from a few times that on. Each of an optimizer's dozen
 * operations on an element counts as a quarter, because the element is read and written once.
 */
const worthACall = { multiplyAdds: 4096, elements: 2048, exponentials: 256, operations: 8192 } as const;

/** For batches of all rows the work is estimated with Keras's default batch size. */
export const usualBatch = 32;

/**
 * Assigns kernels to groups that are worth a call. A kernel computes the first node of its group, with the activation
 * after it if it supports that; the rest of the group runs after it.
 */
export function chooseTier(graph: Graph, groups: readonly Group[], rule: TierRule): readonly Group[] {
  if (rule.tier === "loops") return groups;
  const steps = groups.filter((group) => isStep(graph, group));
  // Where one parameter's step is worth a call, the steps of all parameters are calls, so that there is one function.
  const byKernel = new Set(steps.some((step) => isWorthAPass(graph, step)) ? steps : []);
  return fuseProducts(
    graph,
    groups.flatMap((group) =>
      byKernel.has(group) ? [{ ...group, kernel: "group" as const }] : withKernel(graph, group, rule),
    ),
  );
}

/** Whether a group is the step of one parameter by an optimizer that keeps something for it, with a kernel for that. */
function isStep(graph: Graph, group: Group): boolean {
  const { phase, shape } = graph.nodes[group.nodes[0] ?? 0] as Node;
  const keeps = graph.updates.filter(({ value }) => group.nodes.includes(value)).length > 1;
  return phase === "update" && keeps && !elementCount(shape).rows && hasGroupKernel(graph, group);
}

function withKernel(graph: Graph, group: Group, rule: TierRule): readonly Group[] {
  const [first = 0, ...others] = group.nodes;
  const node = graph.nodes[first] as Node;
  if (!isWorthACall(graph, node, rule) && !isWorthAPass(graph, group)) return [group];
  if (group.before.length > 0) return [{ ...group, ...(isOfProducts(graph, group) && { kernel: "products" }) }];
  if (hasGroupKernel(graph, group)) return [{ ...group, kernel: "group" }];
  // Elementwise operations stay together in one loop, unless the first takes longer than a pass over its elements.
  const { formula, cost } = opOf(graph, node) ?? {};
  if (!hasKernel(graph, node) || (others.length > 0 && formula !== undefined && cost === undefined)) return [group];
  const { activation, count } = takenAlong(graph, group);
  const rest = group.nodes.slice(1 + count);
  const kernel: Group = { before: [], nodes: group.nodes.slice(0, 1 + count), kernel: activation };
  return rest.length === 0 ? [kernel] : [kernel, ...withKernel(graph, { before: [], nodes: rest }, rule)];
}

function isWorthACall(graph: Graph, node: Node, { tier, rows = usualBatch }: TierRule): boolean {
  if (tier === "kernels") return true;
  const times = (count: Count): number => count.times * (count.rows ? rows : 1);
  const shapes = node.inputs.map((input) => (graph.nodes[input] as Node).shape);
  const cost = opOf(graph, node)?.cost?.(shapes, node.shape, node.attributes);
  const { multiplyAdds, exponentials } = cost ?? {};
  if (multiplyAdds) return times(multiplyAdds) >= worthACall.multiplyAdds;
  if (exponentials && times(exponentials) >= worthACall.exponentials) return true;
  const sizes = [node.shape, ...shapes].map((shape) => times(elementCount(shape)));
  return Math.max(...sizes) >= worthACall.elements;
}

/** Whether a kernel that computes the whole group in one pass over its elements is worth a call. */
function isWorthAPass(graph: Graph, group: Group): boolean {
  const { times, rows } = elementCount((graph.nodes[group.nodes[0] ?? 0] as Node).shape);
  return !rows && times * group.nodes.length >= worthACall.operations && hasGroupKernel(graph, group);
}

function hasKernel(graph: Graph, node: Node): boolean {
  const op = opOf(graph, node);
  // Literals in the code have no address.
  if (node.inputs.some((input) => ["constant", "rowCount"].includes((graph.nodes[input] as Node).op))) return false;
  const shapes = { inputs: node.inputs.map((input) => (graph.nodes[input] as Node).shape), output: node.shape };
  const nowhere = { kind: "scratch" } as const;
  const inputs = node.inputs.map(() => nowhere);
  const request = { shapes, attributes: node.attributes, inputs, output: nowhere, activation: "none" } as const;
  return op?.kernel?.(request) !== undefined;
}

/** Whether a group is a single node that reads the product of two tensors, and has a kernel for that. */
function isOfProducts(graph: Graph, { before: [product = 0, ...more], nodes: [first = 0, ...others] }: Group): boolean {
  const { op, inputs, shape } = graph.nodes[product] as Node;
  if (more.length > 0 || others.length > 0 || op !== "multiply") return false;
  if (opOf(graph, graph.nodes[first] as Node)?.kernelOfProducts === undefined) return false;
  return inputs.every((input) => sameShape((graph.nodes[input] as Node).shape, shape));
}

/** The activation that the kernel of the first node also computes, and the number of its nodes. */
function takenAlong(graph: Graph, group: Group): { readonly activation: KernelActivation; readonly count: number } {
  if (opOf(graph, graph.nodes[group.nodes[0] ?? 0] as Node)?.goesBack === true) return backThrough(graph, group);
  const activation = activationAfter(graph, group);
  return { activation, count: activation === "none" ? 0 : 1 };
}

/** The activation that follows the first node and is its only reader. */
function activationAfter(graph: Graph, { nodes: [first, second] }: Group): KernelActivation {
  if (first === undefined || second === undefined) return "none";
  const [node, next] = [graph.nodes[first] as Node, graph.nodes[second] as Node];
  if (opOf(graph, node)?.activates !== true) return "none";
  if (node.op === "matrixProduct" && node.attributes.transpose !== "neither") return "none";
  const index = indexOf(graph);
  const [reader, ...others] = index.readersOf(first);
  if (index.isOutput(first) || reader !== second || others.length > 0) return "none";
  return next.op === "relu" || next.op === "sigmoid" || next.op === "hyperbolicTangent" ? next.op : "none";
}
