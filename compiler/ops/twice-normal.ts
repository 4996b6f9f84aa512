import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { elementCount } from "../ir/shape.ts";
import { unary } from "./elementwise.ts";
import type { Op } from "./op.ts";

/**
 * Twice the normal cumulative distribution at each value. No gradient: it is used in gelu, whose gradient goes through it.
 */
export const twiceNormal: Op<JsonObject, One> = {
  ...unary({
    name: "twiceNormal",
    kernel: "twiceNormal",
    summary: "1 + erf(√½ · x), the erf in float64, rounded once",
    evaluate: (x, { add, erf, multiply, round }) => add(1, erf(multiply(round(Math.SQRT1_2), x))),
    formula: (x, { add, call, multiply, number }) => add(number(1), call("erf", multiply(number(Math.SQRT1_2), x))),
  }),
  cost: ([input]) => ({ exponentials: elementCount(input) }),
};
