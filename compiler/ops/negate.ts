import type { JsonObject } from "../json.ts";
import { unary } from "./elementwise.ts";
import type { One, Op } from "./op.ts";

/** −x. */
export const negate: Op<JsonObject, One> = unary({
  name: "negate",
  summary: "−x",
  evaluate: (x) => -x,
  formula: (x, arithmetic) => arithmetic.negate(x),
  gradient: ({ graph, upstream }) => graph.apply(negate, [upstream], {}),
});
