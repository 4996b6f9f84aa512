import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { spread, unspread } from "./broadcast.ts";
import { binary } from "./elementwise.ts";
import { times } from "./multiply.ts";
import { negate } from "./negate.ts";

/** a / b. */
export const divide = binary({
  name: "divide",
  kernel: "divide",
  summary: "a / b",
  evaluate: (a, b, numbers) => numbers.divide(a, b),
  formula: (a, b, arithmetic) => arithmetic.divide(a, b),
  // ∂(a/b)/∂a = 1/b, ∂(a/b)/∂b = −(a/b)/b
  gradient: ({ graph, inputs: [, b], output, upstream, needed }) => {
    const share = over(graph, upstream, b, "share");
    const slope = (): Value => times(graph, share, output, "shareOfOutput");
    return [share, needed[1] ? graph.apply(negate, [slope()], {}) : undefined];
  },
});

/** a / b for gradients: scalars are divided before they are broadcast. */
export function over(graph: GraphBuilder, a: Value, b: Value, role?: string): Value {
  const shape = a.shape.length > 0 ? a.shape : b.shape;
  return spread(graph, graph.apply(divide, [unspread(graph, a), unspread(graph, b)], {}, role), shape);
}
