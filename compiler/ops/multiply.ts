import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { sameShape } from "../ir/shape.ts";
import { spread, unspread } from "./broadcast.ts";
import { binary } from "./elementwise.ts";

/** a · b. */
export const multiply = binary({
  name: "multiply",
  kernel: "multiply",
  summary: "a · b",
  evaluate: (a, b, numbers) => numbers.multiply(a, b),
  formula: (a, b, arithmetic) => arithmetic.multiply(a, b),
  gradient: ({ graph, inputs: [a, b], upstream, needed }) => [
    needed[0] ? times(graph, upstream, b) : undefined,
    needed[1] ? times(graph, upstream, a) : undefined,
  ],
});

/** a · b for gradients: a factor of exactly 1 is omitted, and scalars are multiplied before they are broadcast. */
export function times(graph: GraphBuilder, a: Value, b: Value, role?: string): Value {
  const shape = a.shape.length > 0 ? a.shape : b.shape;
  if (graph.constantOf(a) === 1 && sameShape(b.shape, shape)) return b;
  if (graph.constantOf(b) === 1 && sameShape(a.shape, shape)) return a;
  return spread(graph, graph.apply(multiply, [unspread(graph, a), unspread(graph, b)], {}, role), shape);
}
