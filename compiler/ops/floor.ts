import { unary } from "./elementwise.ts";

/** The greatest whole number that is not above a number. No gradient: its slope is zero wherever it has one. */
export const floor = unary({
  name: "floor",
  summary: "⌊x⌋",
  evaluate: Math.floor,
  formula: (x, arithmetic) => arithmetic.call("floor", x),
});
