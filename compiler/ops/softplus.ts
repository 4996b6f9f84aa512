import { unary } from "./elementwise.ts";
import { times } from "./multiply.ts";
import { sigmoid } from "./sigmoid.ts";

/** ln(1 + e^x), computed without overflow: a smooth relu. */
export const softplus = unary({
  name: "softplus",
  kernel: "softplus",
  summary: "max(x, 0) + ln(1 + e^−|x|)",
  evaluate: (x, { add, exp, log1p }) => add(x < 0 ? 0 : x, log1p(exp(-Math.abs(x)))),
  formula: (x, { add, call, choose, negate, number }) => {
    const positive = choose(x, "<", number(0), number(0), x);
    return add(positive, call("log1p", call("exp", negate(call("abs", x)))));
  },
  // softplus′ = σ
  gradient: ({ graph, input, upstream }) => times(graph, upstream, graph.apply(sigmoid, [input], {}, "slope")),
});
