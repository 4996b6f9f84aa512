import { unary } from "./elementwise.ts";

/**
 * What a value between 0 and 1 says as one bit: 1 above one half, 0 up to it. A NaN stays one. No gradient: it counts,
 * for metrics.
 */
export const roundAtHalf = unary({
  name: "roundAtHalf",
  summary: "1 where x > ½, 0 where x ≤ ½",
  evaluate: (x) => {
    if (Number.isNaN(x)) return x;
    return x > 0.5 ? 1 : 0;
  },
  formula: (x, { choose, number }) => {
    const [half, one, none] = [number(0.5), number(1), number(0)];
    return choose(x, ">", half, one, choose(x, "<=", half, none, x));
  },
});
