import { unary } from "./elementwise.ts";
import { multiply, times } from "./multiply.ts";
import { subtract } from "./subtract.ts";

/** The logistic function: between 0 and 1, ½ at 0. */
export const sigmoid = unary({
  name: "sigmoid",
  kernel: "sigmoid",
  summary: "1 / (1 + e^−x)",
  evaluate: (x, numbers) => numbers.sigmoid(x),
  formula: (x, arithmetic) => arithmetic.call("sigmoid", x),
  // σ′ = σ (1 − σ)
  gradient: ({ graph, output, upstream }) => {
    const rest = graph.apply(subtract, [graph.constant(1), output], {}, "rest");
    return times(graph, upstream, graph.apply(multiply, [output, rest], {}, "slope"));
  },
});
