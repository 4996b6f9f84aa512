import type { Graph, Node } from "../ir/graph.ts";
import { withRows } from "../ir/shape.ts";
import type { Op, Tensor } from "../ops/op.ts";
import { opOf } from "../ops/op-of.ts";
import { numbersOf } from "./numbers.ts";

/** The inputs of a graph: the values of its leaves (inputs, targets, parameters, states, scalars, keys), by name. */
export type Feeds = { readonly [leaf: string]: ArrayLike<number> };

/** The results of a graph. */
export interface Interpretation {
  /** The values of every node, by its number. */
  readonly values: readonly Tensor[];
  /** The outputs of the graph, by name. */
  readonly outputs: { readonly [name: string]: Tensor };
  /** The new values of parameters and states, by the leaf's name; the fed values are not changed. */
  readonly updates: { readonly [leaf: string]: Tensor };
}

/** Runs a graph node by node with each op's `evaluate`: slow and simple, the definition of every bit. */
export function interpret(graph: Graph, feeds: Feeds, rows: number, rules: Graph["ops"] = graph.ops): Interpretation {
  const values: Tensor[] = [];
  const numbers = numbersOf(graph.precision);
  for (const node of graph.nodes) {
    const output = emptyTensor(graph, node, rows);
    const inputs = node.inputs.map((input) => values[input] as Tensor);
    const given = leafValues(node, feeds, rows);
    if (given) fill(output, given, node.name);
    else opOfNode(node, rules).evaluate(inputs, output, node.attributes, numbers);
    values.push(output);
  }
  const outputs = Object.entries(graph.outputs).map(([name, id]) => [name, values[id]]);
  const updates = graph.updates.map(({ target, value }) => [graph.nodes[target]?.name, values[value]]);
  return { values, outputs: Object.fromEntries(outputs), updates: Object.fromEntries(updates) };
}

function emptyTensor(graph: Graph, node: Node, rows: number): Tensor {
  const shape = withRows(node.shape, rows);
  const size = shape.reduce((product, axis) => product * axis, 1);
  const narrow = graph.precision === "float32" && node.op !== "key";
  return { shape, data: narrow ? new Float32Array(size) : new Float64Array(size) };
}

/** The values of a leaf; undefined for a computed node. */
function leafValues(node: Node, feeds: Feeds, rows: number): ArrayLike<number> | undefined {
  switch (node.op) {
    case "constant":
      return [node.attributes.value as number];
    case "rowCount":
      return [rows];
    case "input":
    case "target":
    case "parameter":
    case "state":
    case "scalar":
    case "key":
    case "draws": {
      const given = feeds[node.name];
      if (!given) throw new Error(`no value is given for ${node.name}`);
      return given;
    }
    default:
      return undefined;
  }
}

function fill(output: Tensor, given: ArrayLike<number>, name: string): void {
  if (given.length !== output.data.length) {
    throw new Error(`${name} takes ${output.data.length} values, not ${given.length}`);
  }
  output.data.set(given);
}

function opOfNode(node: Node, ops: Graph["ops"]): Op {
  const op = opOf({ ops }, node);
  if (!op) throw new Error(`there is no op "${node.op}"`);
  return op;
}
