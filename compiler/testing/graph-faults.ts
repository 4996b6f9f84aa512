import { type Graph, leafOps, type Node } from "../ir/graph.ts";
import { sameShape, shapeText } from "../ir/shape.ts";
import { opOf } from "../ops/op-of.ts";

/** What is wrong with a graph, a sentence each: unknown ops, inputs out of order, shapes that an op does not give. */
export function graphFaults(graph: Graph): readonly string[] {
  const names = new Set<string>();
  const faults = graph.nodes.flatMap((node, id) => {
    const again = names.has(node.name) ? [`two nodes are called ${node.name}`] : [];
    names.add(node.name);
    return [...again, ...nodeFaults(graph, node, id)];
  });
  const asked = Object.entries(graph.outputs).filter(([, id]) => graph.nodes[id] === undefined);
  return [
    ...faults,
    ...asked.map(([name]) => `the output ${name} is no node`),
    ...roleFaults(graph),
    ...updateFaults(graph),
  ];
}

/** Gradients and totals of losses are outputs, too. */
function roleFaults({ outputs, gradients, lossTotals }: Graph): readonly string[] {
  const named = new Set(Object.values(outputs));
  return [
    ...gradients.flatMap(({ path, node }) => (named.has(node) ? [] : [`the gradient of ${path} is no output`])),
    ...lossTotals.flatMap((node, index) => (named.has(node) ? [] : [`the total of loss ${index} is no output`])),
  ];
}

function nodeFaults(graph: Graph, node: Node, id: number): readonly string[] {
  const late = node.inputs.filter((input) => input < 0 || input >= id);
  if (late.length > 0) return [`${node.name} reads a node that comes after it`];
  if (leafOps.includes(node.op)) return node.inputs.length === 0 ? [] : [`the leaf ${node.name} has inputs`];
  const op = opOf(graph, node);
  if (op === undefined) return [`${node.name} is made by an unknown op "${node.op}"`];
  const shapes = node.inputs.map((input) => (graph.nodes[input] as Node).shape);
  const shape = op.shape(shapes, node.attributes);
  return sameShape(shape, node.shape)
    ? []
    : [`${node.name} has the shape ${shapeText(node.shape)}, but ${node.op} gives ${shapeText(shape)}`];
}

function updateFaults({ nodes, updates }: Graph): readonly string[] {
  return updates.flatMap(({ target, value }) => {
    const [leaf, next] = [nodes[target], nodes[value]];
    if (leaf === undefined || next === undefined) return ["an update is of no node"];
    if (leaf.op !== "parameter" && leaf.op !== "state") return [`${leaf.name} is updated but is a ${leaf.op}`];
    return sameShape(leaf.shape, next.shape)
      ? []
      : [`${leaf.name} is updated by a value of another shape, ${next.name}`];
  });
}
