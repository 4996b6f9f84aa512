import { unary } from "./elementwise.ts";
import { leakyReluGradient } from "./leaky-relu-gradient.ts";

/** x above 0, and negativeSlope · x below; the slope is at least 0. */
export const leakyRelu = unary<{ readonly negativeSlope: number }>({
  name: "leakyRelu",
  summary: "negativeSlope · x where x < 0, else x",
  evaluate: (x, numbers, { negativeSlope }) => (x < 0 ? numbers.multiply(numbers.round(negativeSlope), x) : x),
  formula: (x, { choose, number, multiply }, { negativeSlope }) =>
    choose(x, "<", number(0), multiply(number(negativeSlope), x), x),
  // The output is above 0 exactly where the input is, so the input is not stored.
  gradient: ({ graph, output, upstream, attributes }) => graph.apply(leakyReluGradient, [output, upstream], attributes),
});
