import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { unary } from "./elementwise.ts";
import type { Op } from "./op.ts";

/** −x. */
export const negate: Op<JsonObject, One> = unary({
  name: "negate",
  summary: "−x",
  evaluate: (x) => -x,
  formula: (x, arithmetic) => arithmetic.negate(x),
  gradient: ({ graph, upstream }) => graph.apply(negate, [upstream], {}),
});
