import { unary } from "./elementwise.ts";
import { eluGradient } from "./elu-gradient.ts";

/** x above 0, and alpha · (e^x − 1) below, which is never less than −alpha; alpha is above 0. */
export const elu = unary<{ readonly alpha: number }>({
  name: "elu",
  summary: "alpha · (e^x − 1) where x < 0, else x",
  evaluate: (x, { exp, multiply, round, subtract }, { alpha }) =>
    x < 0 ? multiply(round(alpha), subtract(exp(x), 1)) : x,
  formula: (x, { call, choose, multiply, number, subtract }, { alpha }) =>
    choose(x, "<", number(0), multiply(number(alpha), subtract(call("exp", x), number(1))), x),
  // The output is below 0 exactly where the input is, and determines the derivative there.
  gradient: ({ graph, output, upstream, attributes }) => graph.apply(eluGradient, [output, upstream], attributes),
});
