import { unary } from "./elementwise.ts";

/** An output as one bit: 1 above the threshold, else 0; NaN stays NaN. No gradient: it is only used in metrics. */
export const isAbove = unary<{ readonly threshold: number }>({
  name: "isAbove",
  summary: "1 where x > threshold, 0 where x ≤ threshold",
  evaluate: (x, numbers, { threshold }) => {
    const limit = numbers.round(threshold);
    if (x > limit) return 1;
    return x <= limit ? 0 : x;
  },
  formula: (x, { choose, number }, { threshold }) => {
    const [limit, one, none] = [number(threshold), number(1), number(0)];
    return choose(x, ">", limit, one, choose(x, "<=", limit, none, x));
  },
});
