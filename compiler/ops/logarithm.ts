import { over } from "./divide.ts";
import { unary } from "./elementwise.ts";

/** The natural logarithm: −∞ at 0, NaN below. */
export const logarithm = unary({
  name: "logarithm",
  kernel: "logarithm",
  summary: "ln x",
  evaluate: (x, numbers) => numbers.log(x),
  formula: (x, arithmetic) => arithmetic.call("log", x),
  gradient: ({ graph, input, upstream }) => over(graph, upstream, input),
});
