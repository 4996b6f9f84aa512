import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { graphBuilder } from "../ir/graph-builder.ts";
import { arithmetic, constant, type Expression, variable } from "../ir/loop.ts";
import { opOf } from "../ops/op-of.ts";
import type { Pointwise } from "../ops/pointwise.ts";
import { gradientsOf } from "./reverse.ts";

/**
 * An elementwise function that is composed of ops, as expressions of its value and its slope. Throws if one of the ops is not
 * elementwise, so that y depends on more than its own x.
 */
export function pointwiseOf(build: (graph: GraphBuilder, x: Value) => Value): Pointwise {
  const graph = graphBuilder("float64");
  const x = graph.leaf("input", "x", []);
  const y = build(graph, x);
  const [slope] = gradientsOf(graph, y, [x]);
  const ofValue = expressionOf(graph, y, new Map([[x.node, "x"]]));
  const known = new Map([...(y.node === x.node ? [] : [[y.node, "y"] as const]), [x.node, "x"] as const]);
  const ofSlope = slope === undefined ? constant(0) : expressionOf(graph, slope, known);
  return { value: ofValue, slope: ofSlope, keeps: mentions(ofSlope, "x") ? "x" : "y" };
}

/** The expression of a value from named ones. */
function expressionOf(graph: GraphBuilder, value: Pick<Value, "node">, names: ReadonlyMap<number, string>): Expression {
  const name = names.get(value.node);
  if (name !== undefined) return variable(name);
  const numbers = arithmetic(graph.precision);
  const node = graph.node(value);
  if (node.op === "constant") return numbers.number(node.attributes.value as number);
  const formula = opOf(graph, node)?.formula;
  if (formula === undefined)
    throw new TypeError(`an activation inside a layer's steps is elementwise; ${node.op} is not`);
  const inputs = node.inputs.map((input) => expressionOf(graph, { node: input }, names));
  return formula(inputs, node.attributes, numbers);
}

function mentions(of: unknown, name: string): boolean {
  if (typeof of !== "object" || of === null) return false;
  const { kind, name: own } = of as { readonly kind?: string; readonly name?: string };
  return (kind === "variable" && own === name) || Object.values(of).some((part) => mentions(part, name));
}
