import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { add } from "./add.ts";
import { unary } from "./elementwise.ts";
import { times } from "./multiply.ts";
import type { Op } from "./op.ts";

/** The cosine of an angle in radians. */
export const cosine: Op<JsonObject, One> = unary({
  name: "cosine",
  summary: "cos(x), in float64, rounded once",
  evaluate: (x, numbers) => numbers.cos(x),
  formula: (x, arithmetic) => arithmetic.call("cos", x),
  // cos′ x = −sin x = cos(x + π/2)
  gradient: ({ graph, input, upstream }) => {
    const quarter = graph.apply(add, [input, graph.constant(Math.PI / 2)], {});
    return times(graph, upstream, graph.apply(cosine, [quarter], {}, "slope"));
  },
});
