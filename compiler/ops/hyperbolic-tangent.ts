import { unary } from "./elementwise.ts";
import { times } from "./multiply.ts";
import { square } from "./square.ts";
import { subtract } from "./subtract.ts";

/** The hyperbolic tangent: between −1 and 1, 0 at 0. */
export const hyperbolicTangent = unary({
  name: "hyperbolicTangent",
  kernel: "hyperbolicTangent",
  summary: "(e^x − e^−x) / (e^x + e^−x)",
  evaluate: (x, numbers) => numbers.tanh(x),
  formula: (x, arithmetic) => arithmetic.call("tanh", x),
  // tanh′ = 1 − tanh²
  gradient: ({ graph, output, upstream }) => {
    const squared = graph.apply(square, [output], {}, "squared");
    return times(graph, upstream, graph.apply(subtract, [graph.constant(1), squared], {}, "slope"));
  },
});
