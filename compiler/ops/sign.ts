import { unary } from "./elementwise.ts";

/** 1 above 0, −1 below, and 0 or NaN as it is: the slope of |x|. No gradient: it stands only in gradients itself. */
export const sign = unary({
  name: "sign",
  summary: "1 where x > 0, −1 where x < 0, else x",
  evaluate: (x) => {
    if (x > 0) return 1;
    return x < 0 ? -1 : x;
  },
  formula: (x, { choose, number }) => choose(x, ">", number(0), number(1), choose(x, "<", number(0), number(-1), x)),
});
