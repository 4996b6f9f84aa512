import { unary } from "./elementwise.ts";

/** 1 at and above the threshold, 0 below. Its derivative is 0 everywhere, so no gradient passes through it. */
export const step = unary<{ readonly threshold: number }>({
  name: "step",
  summary: "0 where x < threshold, 1 where x ≥ threshold",
  evaluate: (x, numbers, { threshold }) => {
    const limit = numbers.round(threshold);
    if (x < limit) return 0;
    return x >= limit ? 1 : x;
  },
  // NaN is neither below nor above, and stays NaN.
  formula: (x, { choose, number }, { threshold }) =>
    choose(x, "<", number(threshold), number(0), choose(x, ">=", number(threshold), number(1), x)),
  gradient: () => undefined,
});
