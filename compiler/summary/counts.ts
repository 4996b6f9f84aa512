import { largestOf } from "../ir/extent.ts";
import type { Graph, Node } from "../ir/graph.ts";
import type { Model } from "../ir/model.ts";
import { bytesPerNumber } from "../ir/precision.ts";
import type { Program } from "../ir/program.ts";
import { product } from "../ir/shape.ts";
import { opOf } from "../ops/op-of.ts";

/** The number of parameters of a network, including frozen ones. */
export function countParameters(model: Model): number {
  return model.layers.flatMap((layer) => layer.parameters).reduce((sum, { shape }) => sum + product(shape), 0);
}

/** Multiply-adds for one row through the prediction graph, by layer. */
export function multiplyAddsByOwner(prediction: Graph): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const node of prediction.nodes) {
    counts.set(node.owner, (counts.get(node.owner) ?? 0) + costOf(prediction, node, 1));
  }
  return counts;
}

/** Multiply-adds for one row through the whole prediction graph. */
export function countMultiplyAdds(prediction: Graph): number {
  return countMultiplyAddsOfBatch(prediction, 1);
}

/** Multiply-adds for a batch of `rows` rows through a whole graph, forward and backward. */
export function countMultiplyAddsOfBatch(graph: Graph, rows: number): number {
  return graph.nodes.reduce((sum, node) => sum + costOf(graph, node, rows), 0);
}

function costOf(graph: Graph, node: Node, rows: number): number {
  const inputs = node.inputs.map((input) => (graph.nodes[input] as Node).shape);
  const count = opOf(graph, node)?.cost?.(inputs, node.shape, node.attributes).multiplyAdds;
  return count === undefined ? 0 : count.times * (count.rows ? rows : 1);
}

/** Size of the arena of a step in bytes, for batches of up to `capacity` rows. */
export function arenaBytes(program: Program, capacity: number): number {
  return largestOf(program.arena, capacity) * bytesPerNumber[program.precision];
}
