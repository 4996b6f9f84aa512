import { unary } from "./elementwise.ts";

/** The largest integer that is not greater than x. No gradient: its derivative is 0 almost everywhere. */
export const floor = unary({
  name: "floor",
  summary: "⌊x⌋",
  evaluate: Math.floor,
  formula: (x, arithmetic) => arithmetic.call("floor", x),
});
