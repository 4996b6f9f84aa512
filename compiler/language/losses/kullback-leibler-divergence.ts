import type { Value } from "../../ir/graph-builder.ts";
import { divide } from "../../ops/divide.ts";
import { logarithm } from "../../ops/logarithm.ts";
import { maximum } from "../../ops/maximum.ts";
import { multiply } from "../../ops/multiply.ts";
import { loss } from "../define/loss.ts";
import { reduction } from "./reduction.ts";
import { rowSum } from "./row-sum.ts";

/** How far one distribution is from another (Kullback and Leibler 1951); Keras 3's formula. */
export const kullbackLeiblerDivergence = loss({
  type: "kullbackLeiblerDivergence",
  summary: "The Kullback-Leibler divergence of the outputs from the targets; both are probabilities.",
  formula: "Σᵢ targetᵢ · ln(targetᵢ / outputᵢ), both at least 10⁻⁷",
  options: { reduction: reduction("mean") },
  example: "layers:\n  - { type: dense, units: 3, activation: softmax }\nloss: kullbackLeiblerDivergence",
  targets: { between: [0, 1], sumsToOne: true },
  build: (graph, output, target) => {
    const least = (value: Value, role: string): Value => graph.apply(maximum, [value, graph.constant(1e-7)], {}, role);
    const wanted = least(target, "wanted");
    const ratio = graph.apply(divide, [wanted, least(output, "given")], {}, "ratios");
    return rowSum(
      graph,
      graph.apply(multiply, [wanted, graph.apply(logarithm, [ratio], {}, "logarithms")], {}, "costs"),
    );
  },
});
