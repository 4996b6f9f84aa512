import { unary } from "./elementwise.ts";

/** 1 above 0, −1 below; 0 and NaN unchanged: the derivative of |x|. No gradient: it is only used in gradients. */
export const sign = unary({
  name: "sign",
  summary: "1 where x > 0, −1 where x < 0, else x",
  evaluate: (x) => {
    if (x > 0) return 1;
    return x < 0 ? -1 : x;
  },
  formula: (x, { choose, number }) => choose(x, ">", number(0), number(1), choose(x, "<", number(0), number(-1), x)),
});
