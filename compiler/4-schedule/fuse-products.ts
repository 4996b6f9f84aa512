import type { Graph, Node } from "../ir/graph.ts";
import { sameShape } from "../ir/shape.ts";
import { opOf } from "../ops/op-of.ts";
import type { Group } from "./fuse.ts";
import { indexOf, source } from "./graph-index.ts";

/**
 * Fuses a product of two tensors into the kernel that sums its columns, if nothing else reads the product: it is then
 * not stored. This pass runs after the assignment of kernels, which splits the groups that products were fused into
 * before.
 */
export function fuseProducts(graph: Graph, groups: readonly Group[]): readonly Group[] {
  const products = new Set(groups.filter((group) => isProduct(graph, group)).map(({ nodes: [id = 0] }) => id));
  const taken = new Map<number, number>();
  for (const { before, nodes, kernel } of groups) {
    const [reader = 0, ...others] = nodes;
    if (before.length > 0 || others.length > 0 || kernel !== "none") continue;
    const { inputs } = graph.nodes[reader] as Node;
    const product = source(graph, inputs[0] ?? 0);
    if (
      opOf(graph, graph.nodes[reader] as Node)?.kernelOfProducts &&
      products.has(product) &&
      isOnlyFor(graph, product, reader)
    ) {
      taken.set(reader, product);
    }
  }
  const gone = new Set(taken.values());
  return groups.flatMap((group): readonly Group[] => {
    const [first = 0] = group.nodes;
    if (gone.has(first)) return [];
    const product = taken.get(first);
    return product === undefined ? [group] : [{ before: [product], nodes: [first], kernel: "products" }];
  });
}

/** A kernel that only multiplies two tensors element by element. */
function isProduct(graph: Graph, { before, nodes, kernel }: Group): boolean {
  const { op, inputs, shape } = graph.nodes[nodes[0] ?? 0] as Node;
  const isAlone = before.length === 0 && nodes.length === 1 && kernel === "none";
  return isAlone && op === "multiply" && inputs.every((input) => sameShape((graph.nodes[input] as Node).shape, shape));
}

function isOnlyFor(graph: Graph, product: number, reader: number): boolean {
  const index = indexOf(graph);
  return !index.isOutput(product) && index.readersOf(product).every((each) => each === reader);
}
