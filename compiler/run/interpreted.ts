import { type Feeds, interpret } from "../interpret/interpret.ts";
import type { Graph, Node } from "../ir/graph.ts";
import { joinName } from "../ir/identifier.ts";
import type { Json } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import { elementCount } from "../ir/shape.ts";
import type { Dataset } from "./network-module.ts";
import { nestedList } from "./tensors.ts";
import { writtenOut } from "./written-out.ts";

/** Parameters by path, as a weights file has them. */
type Tensors = ReadonlyMap<string, { readonly data: ArrayLike<number> }>;

/** The keys of random numbers: the seed, and the number of updates made. */
type Keys = { readonly [name: string]: number };

/** ∂loss/∂parameter over all rows of `data`, in the parameter's shape. (Generated code overwrites its buffers.) */
export function gradientOf(training: Graph, path: string, tensors: Tensors, data: Dataset, keys: Keys): Json {
  const { outputs } = interpret(training, feedsOf(training, tensors, data, keys), data.rows);
  const gradient = outputs[`gradients.${path}`];
  if (gradient === undefined) throw new Error(`the graph has no gradient of ${path}`);
  return nestedList(gradient.data, gradient.shape);
}

/** The output of a layer for the one row in `data`; undefined if the network's outputs do not depend on it. */
export function outputOfLayer(
  prediction: Graph,
  model: Model,
  layer: string,
  tensors: Tensors,
  data: Dataset,
): Json | undefined {
  const id = nodeOfLayer(prediction, model, layer);
  if (id === undefined) return undefined;
  const { values } = interpret(prediction, feedsOf(prediction, tensors, data), 1);
  const value = values[id];
  return value && nestedList(value.data, value.shape.slice(1));
}

/** The node of a layer's output; for a layer without effect, the node of its input. */
function nodeOfLayer(graph: Graph, model: Model, name: string): number | undefined {
  const input = graph.nodes.findIndex((node) => node.op === "input" && node.attributes.path === name);
  if (input >= 0) return input;
  const own = joinName(name, "output");
  // If an input of the network has the same name, this name ends with a number.
  const id = graph.nodes.findIndex((node) => node.owner === joinName(name) && node.name.replace(/\d+$/, "") === own);
  if (id >= 0) return id;
  const layer = model.layers.find((each) => each.name === name);
  const [only, ...others] = layer?.inputs ?? [];
  return only === undefined || others.length > 0 ? undefined : nodeOfLayer(graph, model, only);
}

function feedsOf(graph: Graph, tensors: Tensors, data: Dataset, keys: Keys = {}): Feeds {
  const leaves = graph.nodes.filter(({ op }) =>
    ["input", "target", "parameter", "state", "scalar", "key", "draws"].includes(op),
  );
  return Object.fromEntries(leaves.map((leaf) => [leaf.name, valuesOf(leaf, tensors, data, keys)]));
}

function valuesOf(leaf: Node, tensors: Tensors, data: Dataset, keys: Keys): ArrayLike<number> {
  const path = String(leaf.attributes.path);
  const { cycle = Number.POSITIVE_INFINITY } = leaf.attributes as { readonly cycle?: number };
  const known: { readonly [op: string]: ArrayLike<number> | undefined } = {
    input: leaf.op === "input" ? writtenOut(data.inputs[path], data.rows) : undefined,
    target: leaf.op === "target" ? writtenOut(data.targets[path], data.rows) : undefined,
    parameter: tensors.get(path)?.data,
    key: [(keys[path] ?? 0) % cycle],
  };
  // States and scalars belong to the update, which is not needed here.
  return known[leaf.op] ?? new Float64Array(elementCount(leaf.shape).times);
}
