import { type Graph, leafOps, type Node } from "../ir/graph.ts";
import { elementCount, type Shape } from "../ir/shape.ts";
import type { KernelActivation } from "../ops/op.ts";
import { opOf } from "../ops/op-of.ts";
import { indexOf, source } from "./graph-index.ts";
import { mentionsOfInputs } from "./mentions.ts";

/** Nodes that run in one set of loops. */
export interface Group {
  /** Elementwise nodes that are computed where the first of `nodes` reads its input. */
  readonly before: readonly number[];
  /** The first runs in full, the others are computed for each element that it writes. */
  readonly nodes: readonly number[];
  /**
   * A kernel computes: the first node with this activation (or its gradient) after it; the whole group; the single
   * node, on products; or a descent step by the first node's result, which is then not stored.
   */
  readonly kernel?: KernelActivation | "group" | "products" | "descent";
}

/** The buffer of a node's values; undefined if they exist only inside their group's loops. */
export type Storage = (node: number) => string | undefined;

/** A group under construction. */
interface Growing {
  before: number[];
  nodes: number[];
}

/** True for a node without computation: a leaf, or another view of the same values. */
function isFree(node: Node): boolean {
  return leafOps.includes(node.op) || node.op === "reshape";
}

/**
 * Fuses elementwise ops into the loops of the op that computes their last input, or of their only reader. No rounding
 * changes: each op still rounds once, on the same values. A group belongs to one phase, and in forward to one layer;
 * all other inputs come from earlier groups.
 */
export function fuse(graph: Graph): readonly Group[] {
  const growing: Growth = { graph, groups: [], groupOf: new Map() };
  graph.nodes.forEach((node, id) => {
    if (isFree(node)) return;
    const hosts = hostsOf(growing, node.inputs);
    const last = hosts.at(-1);
    // The last group comes after every input, so other inputs may be fused into it if the next node reads both.
    const host = [gather(growing, node, hosts), last, growing.groups.at(-1)].find(
      (each) => each && joins(graph, node, each),
    );
    if (host) add(growing, host, [id]);
    else if (last && takesIn(graph, node, last)) moveBefore(growing, last, id);
    else {
      const group = { before: [], nodes: [] };
      growing.groups.push(group);
      add(growing, group, [id]);
    }
  });
  return growing.groups;
}

/** All groups under construction, and the group of each node. */
interface Growth {
  readonly graph: Graph;
  readonly groups: Growing[];
  readonly groupOf: Map<number, Growing>;
}

function add({ groupOf }: Growth, group: Growing, ids: readonly number[]): void {
  group.nodes.push(...ids);
  for (const id of ids) groupOf.set(id, group);
}

/** Moves the group's nodes to where a node reads them. */
function moveBefore(growing: Growth, group: Growing, id: number): void {
  for (const each of group.nodes) growing.groupOf.delete(each);
  Object.assign(group, { before: group.nodes, nodes: [] });
  add(growing, group, [id]);
}

/** The groups that compute some inputs, in order. */
function hostsOf(growing: Growth, inputs: readonly number[]): readonly Growing[] {
  const hosts = new Set(inputs.flatMap((input) => makerOf(growing, input) ?? []));
  return [...hosts].sort((a, b) => growing.groups.lastIndexOf(a) - growing.groups.lastIndexOf(b));
}

function makerOf({ graph, groupOf }: Growth, id: number): Growing | undefined {
  return groupOf.get(source(graph, id));
}

/**
 * Moves an input that is computed after the loops that the node could be fused into, if it can be computed earlier:
 * into those loops if it has their shape (a slope is fused with the product that it is multiplied by), else before them
 * (a scalar).
 */
function gather(growing: Growth, node: Node, hosts: readonly Growing[]): Growing | undefined {
  const { graph, groups } = growing;
  const [earlier, later] = hosts.slice(-2);
  if (!earlier || !later || !joins(graph, node, earlier) || later.before.length > 0) return undefined;
  const at = groups.lastIndexOf(earlier);
  const inputs = later.nodes.flatMap((id) => nodeAt(graph, id).inputs);
  const makers = inputs.flatMap((input) => makerOf(growing, input) ?? []).filter((maker) => maker !== later);
  if (makers.some((maker) => groups.lastIndexOf(maker) >= at)) return undefined;
  groups.splice(groups.lastIndexOf(later), 1);
  if (later.nodes.every((id) => joins(graph, nodeAt(graph, id), earlier))) add(growing, earlier, later.nodes);
  else groups.splice(at, 0, later);
  return earlier;
}

function nodeAt(graph: Graph, id: number | undefined): Node {
  return graph.nodes[id as number] as Node;
}

/** An elementwise node is fused where its last input is written, if it has the same elements; a view may have other axes. */
function joins(graph: Graph, node: Node, host: Growing): boolean {
  const first = nodeAt(graph, host.nodes[0]);
  if (opOf(graph, node)?.formula === undefined || opOf(graph, first)?.revises === true) return false;
  if (!sameElements(node.shape, first.shape) || !sameWork(node, first)) return false;
  // A scalar computed in these loops is complete only after them, so a tensor cannot use it inside.
  return node.inputs.every((input) => {
    const from = source(graph, input);
    return !host.nodes.includes(from) || sameElements(nodeAt(graph, from).shape, node.shape);
  });
}

/** True for tensors with equally many elements, or two scalars. */
function sameElements(a: Shape, b: Shape): boolean {
  const [one, other] = [elementCount(a), elementCount(b)];
  return a.length > 0 === b.length > 0 && one.rows === other.rows && one.times === other.times;
}

/**
 * Fuses elementwise nodes into a node that reads every element once, if it is their only reader and none of them would
 * be computed twice.
 */
function takesIn(graph: Graph, node: Node, host: Growing): boolean {
  if (opOf(graph, node)?.readsOnce !== true || host.before.length > 0) return false;
  return host.nodes.every((id, index) => {
    const next = host.nodes[index + 1];
    const member = nodeAt(graph, id);
    if (opOf(graph, member)?.formula === undefined || !sameWork(member, node)) return false;
    return isOnlyFor(graph, id, next === undefined ? node : nodeAt(graph, next), next !== undefined);
  });
}

/** In the backward pass a slope may be fused into the loops of the next layer, which compute the other factor. */
function sameWork(a: Node, b: Node): boolean {
  return a.phase === b.phase && (a.owner === b.owner || a.phase === "direction");
}

/** True if `reader` is the only reader of the node, and its formula mentions it once. */
function isOnlyFor(graph: Graph, id: number, reader: Node, byFormula: boolean): boolean {
  const index = indexOf(graph);
  const [only, ...others] = index.readersOf(id);
  if (only === undefined || others.length > 0 || nodeAt(graph, only) !== reader || index.isOutput(id)) return false;
  if (!byFormula) return true;
  const mentions = mentionsOfInputs(graph, reader);
  const times = reader.inputs.map((input, index) => (source(graph, input) === id ? (mentions[index] ?? 0) : 0));
  return times.reduce((sum, each) => sum + each, 0) === 1;
}
