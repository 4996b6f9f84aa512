import { unary } from "./elementwise.ts";
import { exponential } from "./exponential.ts";
import { times } from "./multiply.ts";
import { negate } from "./negate.ts";
import { square } from "./square.ts";

/** The error function: between −1 and 1, the fraction of a normal distribution within x · √2 deviations. */
export const errorFunction = unary({
  name: "errorFunction",
  summary: "2 / √π · ∫₀ˣ e^−t² dt, in float64, rounded once",
  evaluate: (x, numbers) => numbers.erf(x),
  formula: (x, arithmetic) => arithmetic.call("erf", x),
  // erf′ = 2 / √π · e^−x²
  gradient: ({ graph, input, upstream }) => {
    const bell = graph.apply(exponential, [graph.apply(negate, [graph.apply(square, [input], {})], {})], {}, "bell");
    return times(graph, upstream, times(graph, graph.constant(1.1283791670955126), bell, "slope"));
  },
});
