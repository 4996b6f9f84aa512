import { over } from "./divide.ts";
import { unary } from "./elementwise.ts";
import { times } from "./multiply.ts";

/** √x; NaN below 0. */
export const squareRoot = unary({
  name: "squareRoot",
  summary: "√x",
  evaluate: (x, numbers) => numbers.sqrt(x),
  formula: (x, arithmetic) => arithmetic.call("sqrt", x),
  // (√x)′ = 1 / 2√x
  gradient: ({ graph, output, upstream }) => over(graph, upstream, times(graph, graph.constant(2), output, "twice")),
});
