import { unary } from "./elementwise.ts";
import { times } from "./multiply.ts";
import { sign } from "./sign.ts";

/** |x|; its derivative at 0 is defined as 0. */
export const absolute = unary({
  name: "absolute",
  summary: "|x|",
  evaluate: (x) => Math.abs(x),
  formula: (x, arithmetic) => arithmetic.call("abs", x),
  gradient: ({ graph, input, upstream }) => times(graph, upstream, graph.apply(sign, [input], {})),
});
