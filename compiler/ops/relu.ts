import { unary } from "./elementwise.ts";
import { reluGradient } from "./relu-gradient.ts";

/** x above 0, and 0 below; NaN stays NaN. */
export const relu = unary({
  name: "relu",
  kernel: "relu",
  summary: "0 where x < 0, else x",
  evaluate: (x) => (x < 0 ? 0 : x),
  formula: (x, { choose, number }) => choose(x, "<", number(0), number(0), x),
  // The output is above 0 exactly where the input is, so the input is not stored.
  gradient: ({ graph, output, upstream }) => graph.apply(reluGradient, [output, upstream], {}),
});
