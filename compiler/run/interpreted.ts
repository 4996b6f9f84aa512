import { type Feeds, interpret } from "../interpret/interpret.ts";
import type { Graph, Node } from "../ir/graph.ts";
import { joinName } from "../ir/identifier.ts";
import type { Json } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import { elementCount } from "../ir/shape.ts";
import type { Dataset } from "./network-module.ts";
import { nestedList } from "./tensors.ts";

/** Parameters by path, as a weights file has them. */
type Tensors = ReadonlyMap<string, { readonly data: ArrayLike<number> }>;

/** What random numbers depend on: the seed, and how many updates were made. */
type Keys = { readonly [name: string]: number };

/** ∂loss/∂parameter over all rows of `data`, in the parameter's shape: generated code overwrites what it no longer needs. */
export function gradientOf(training: Graph, path: string, tensors: Tensors, data: Dataset, keys: Keys): Json {
  const { outputs } = interpret(training, feedsOf(training, tensors, data, keys), data.rows);
  const gradient = outputs[`gradients.${path}`];
  if (gradient === undefined) throw new Error(`the graph has no gradient of ${path}`);
  return nestedList(gradient.data, gradient.shape);
}

/** What a layer gives for the one row in `data`; nothing where the answer of the network does not depend on it. */
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

/** The node that holds a layer's output; a layer that changes nothing hands on the node before it. */
function nodeOfLayer(graph: Graph, model: Model, name: string): number | undefined {
  const input = graph.nodes.findIndex((node) => node.op === "input" && node.attributes.path === name);
  if (input >= 0) return input;
  const own = joinName(name, "output");
  // Where an input of the network has the same name, this one has a number behind it.
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
    input: data.inputs[path],
    target: data.targets[path],
    parameter: tensors.get(path)?.data,
    key: [(keys[path] ?? 0) % cycle],
  };
  // States and scalars belong to the update, which are not needed here.
  return known[leaf.op] ?? new Float64Array(elementCount(leaf.shape).times);
}
