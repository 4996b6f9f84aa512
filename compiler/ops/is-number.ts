import { unary } from "./elementwise.ts";

/** 1 for a number, 0 for NaN, which stands for padding in an input. Its derivative is 0 everywhere. */
export const isNumber = unary({
  name: "isNumber",
  summary: "1 where x = x, 0 where x is NaN",
  evaluate: (x) => (Number.isNaN(x) ? 0 : 1),
  formula: (x, { choose, number }) => choose(x, "===", x, number(1), number(0)),
  gradient: () => undefined,
});
