import { unary } from "./elementwise.ts";
import { times } from "./multiply.ts";

/** e^x. */
export const exponential = unary({
  name: "exponential",
  kernel: "exponential",
  summary: "e^x",
  evaluate: (x, numbers) => numbers.exp(x),
  formula: (x, arithmetic) => arithmetic.call("exp", x),
  gradient: ({ graph, output, upstream }) => times(graph, upstream, output),
});
