import { unary } from "./elementwise.ts";
import { times } from "./multiply.ts";

/** x². */
export const square = unary({
  name: "square",
  summary: "x · x",
  evaluate: (x, numbers) => numbers.multiply(x, x),
  formula: (x, arithmetic) => arithmetic.multiply(x, x),
  gradient: ({ graph, input, upstream }) => times(graph, upstream, times(graph, graph.constant(2), input, "slope")),
});
