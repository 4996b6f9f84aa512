import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import type { Dimension, Shape } from "../ir/shape.ts";
import { sameShape } from "../ir/shape.ts";
import { unary } from "./elementwise.ts";

/** A scalar as a tensor with the same value everywhere. */
export const broadcast = unary<{ readonly shape: readonly Dimension[] }>({
  name: "broadcast",
  summary: "a scalar, broadcast to a shape",
  shape: ({ shape }) => shape,
  evaluate: (x) => x,
  formula: (x) => x,
  gradient: ({ upstream }) => upstream,
});

/** The value in a shape: itself, or a broadcast scalar. */
export function spread(graph: GraphBuilder, value: Value, shape: Shape): Value {
  return sameShape(value.shape, shape) ? value : graph.apply(broadcast, [value], { shape }, "spread");
}

/** The scalar of a broadcast value; any other value unchanged. Elementwise ops accept scalars directly. */
export function unspread(graph: GraphBuilder, value: Value): Value {
  const { op, inputs } = graph.node(value);
  const [scalar] = inputs;
  return op === "broadcast" && scalar !== undefined ? { node: scalar, shape: [] } : value;
}
