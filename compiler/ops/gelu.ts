import { binary } from "./elementwise.ts";
import { geluGradient } from "./gelu-gradient.ts";

/**
 * A value times the normal cumulative distribution at it: x, and twiceNormal of x, through which the gradient for x goes.
 */
export const gelu = binary({
  name: "gelu",
  kernel: "gelu",
  summary: "(½ · x) · n, n = twiceNormal of x",
  evaluate: (x, twice, { multiply }) => multiply(multiply(0.5, x), twice),
  formula: (x, twice, { multiply, number }) => multiply(multiply(number(0.5), x), twice),
  gradient: ({ graph, inputs: [x, twice], upstream }) => [
    graph.apply(geluGradient, [x, twice, upstream], {}),
    undefined,
  ],
});
