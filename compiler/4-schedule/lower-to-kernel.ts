import type { Graph, Node } from "../ir/graph.ts";
import { index, type KernelArgument, type Statement } from "../ir/loop.ts";
import type { Shape } from "../ir/shape.ts";
import type { KernelCall } from "../ops/op.ts";
import { opOf } from "../ops/op-of.ts";
import { learningRateOf } from "./descend-by-gradient.ts";
import type { Group, Storage } from "./fuse.ts";
import { source } from "./graph-index.ts";
import { callOfGroup } from "./group-kernels.ts";

/** The call of the kernel that computes a group. */
export function lowerToKernel(graph: Graph, group: Group, storage: Storage): Statement {
  const addressOf = (id: number): KernelArgument => {
    const from = source(graph, id);
    const buffer = storage(from);
    if (buffer === undefined) throw new Error(`${(graph.nodes[id] as Node).name} is read but has no buffer`);
    const isScalar = (graph.nodes[from] as Node).shape.length === 0;
    if (isScalar) return { kind: "value", value: { kind: "element", buffer, index: index() } };
    return { kind: "address", buffer };
  };
  if (group.kernel === "group") return { kind: "kernel", ...callOfGroup(graph, group, addressOf) };
  const [first = 0] = group.nodes;
  const node = graph.nodes[first] as Node;
  const { kernel = "none" } = group;
  if (kernel === "products") return { kind: "kernel", ...callOnProducts(graph, group, addressOf) };
  const call = opOf(graph, node)?.kernel?.({
    shapes: { inputs: node.inputs.map((input) => (graph.nodes[input] as Node).shape), output: node.shape },
    attributes: node.attributes,
    inputs: node.inputs.map(addressOf),
    output: addressOf(group.nodes.at(-1) ?? first),
    activation: kernel === "descent" ? "none" : kernel,
    ...(kernel === "descent" && { descent: addressOf(learningRateOf(graph, group)) }),
  });
  if (!call) throw new Error(`no kernel computes ${node.op}`);
  return { kind: "kernel", ...call };
}

/** The call of the kernel that computes the product of two tensors itself. */
function callOnProducts(graph: Graph, group: Group, addressOf: (id: number) => KernelArgument): KernelCall {
  const [product = 0, first = 0] = [...group.before, ...group.nodes];
  const node = graph.nodes[first] as Node;
  const [left = 0, right = 0] = (graph.nodes[product] as Node).inputs;
  const shapeOf = (id: number): Shape => (graph.nodes[id] as Node).shape;
  const call = opOf(graph, node)?.kernelOfProducts?.({
    shapes: { inputs: [shapeOf(left), shapeOf(right)], output: node.shape },
    attributes: node.attributes,
    inputs: [addressOf(left), addressOf(right)],
    output: addressOf(first),
    activation: "none",
  });
  if (!call) throw new Error(`no kernel computes ${node.op} of products`);
  return call;
}
