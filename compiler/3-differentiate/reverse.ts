import { type Graph, leafOps, type Node } from "../ir/graph.ts";
import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { add } from "../ops/add.ts";
import { opOf } from "../ops/op-of.ts";
import { sumAll } from "../ops/sum-all.ts";
import { reusing } from "./reusing.ts";

/** The contribution of one use of a value to its gradient. */
interface Contribution {
  readonly value: Value;
  /** The owner of the node that uses it. */
  readonly owner: string;
}

/**
 * ∂loss/∂value for each value of `of`, by reverse mode: from the scalar loss back through the nodes between those
 * values and the loss. A value used several times gets Σ over its uses, in their forward order. `undefined` if the loss
 * does not depend on a value, or only through zero derivatives.
 */
export function gradientsOf(
  builder: GraphBuilder,
  loss: Value,
  of: readonly Value[],
  rules: Graph["ops"] = builder.ops,
): readonly (Value | undefined)[] {
  const graph = reusing(builder, loss.node);
  const onTheWay = dependants(graph, loss, of);
  const contributions = new Map<number, readonly Contribution[]>();
  const gradients = new Map<number, Value>();
  const named = new Set<number>();
  if (onTheWay.has(loss.node)) contributions.set(loss.node, [{ value: graph.constant(1), owner: "" }]);

  for (let id = loss.node; id >= 0; id--) {
    const parts = contributions.get(id);
    if (!parts) continue;
    const node = graph.node({ node: id });
    const gradient = addUp(graph, parts);
    const made = gradient.node > loss.node && !leafOps.includes(graph.node(gradient).op);
    if (made && !named.has(gradient.node)) graph.rename(gradient, `${node.name}Gradient`);
    named.add(gradient.node);
    gradients.set(id, gradient);
    if (leafOps.includes(node.op)) continue;
    inputGradients(graph, id, gradient, onTheWay, rules).forEach((value, index) => {
      const input = node.inputs[index] as number;
      if (!value || !onTheWay.has(input)) return;
      // Uses are visited from the last to the first; within one node, its inputs in order.
      const earlier = node.inputs.slice(0, index).filter((other) => other === input).length;
      const known = contributions.get(input) ?? [];
      const next = { value, owner: node.owner };
      contributions.set(input, [...known.slice(0, earlier), next, ...known.slice(earlier)]);
    });
  }
  return of.map((value) => gradients.get(value.node));
}

/** The nodes up to the loss that depend on one of the values, including these. */
function dependants(graph: GraphBuilder, loss: Value, of: readonly Value[]): ReadonlySet<number> {
  const found = new Set(of.map((value) => value.node));
  for (let id = 0; id <= loss.node; id++) {
    if (graph.node({ node: id }).inputs.some((input) => found.has(input))) found.add(id);
  }
  return found;
}

function addUp(graph: GraphBuilder, parts: readonly Contribution[]): Value {
  const [first, ...rest] = parts;
  if (!first) throw new Error("a gradient has at least one part");
  return graph.at({ phase: "direction", owner: first.owner }, () =>
    rest.reduce((sum, { value }) => graph.apply(add, [sum, value], {}, "gradientSum"), first.value),
  );
}

/** The gradient of each input of a node; for a broadcast scalar, the sum over the elements. */
function inputGradients(
  graph: GraphBuilder,
  id: number,
  upstream: Value,
  onTheWay: ReadonlySet<number>,
  rules: Graph["ops"],
): readonly (Value | undefined)[] {
  const node = graph.node({ node: id });
  const rule = opOf({ ops: rules }, node);
  if (!rule?.gradient) throw new Error(`${node.op} has no gradient, but the loss depends on ${node.name}`);
  return graph.at({ phase: "direction", owner: node.owner }, () => {
    const values = rule.gradient?.({
      graph,
      inputs: node.inputs.map((input) => valueOf(graph, input)),
      output: valueOf(graph, id),
      upstream,
      attributes: node.attributes,
      needed: node.inputs.map((input) => onTheWay.has(input)),
    });
    return (values ?? []).map((value, index) => {
      const input: Node = graph.node({ node: node.inputs[index] as number });
      return value && input.shape.length === 0 && value.shape.length > 0 ? graph.apply(sumAll, [value], {}) : value;
    });
  });
}

function valueOf(graph: GraphBuilder, id: number): Value {
  return { node: id, shape: graph.node({ node: id }).shape };
}
