import { unary } from "./elementwise.ts";

/** 1 where a value is another than `value`, 0 where it is the same. Its derivative is 0 everywhere. */
export const differsFrom = unary<{ readonly value: number }>({
  name: "differsFrom",
  summary: "0 where x = value, else 1",
  evaluate: (x, numbers, { value }) => (x === numbers.round(value) ? 0 : 1),
  formula: (x, { choose, number }, { value }) => choose(x, "===", number(value), number(0), number(1)),
  gradient: () => undefined,
});
