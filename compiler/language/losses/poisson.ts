import { add } from "../../ops/add.ts";
import { logarithm } from "../../ops/logarithm.ts";
import { multiply } from "../../ops/multiply.ts";
import { subtract } from "../../ops/subtract.ts";
import { loss } from "../define/loss.ts";
import { reduction } from "./reduction.ts";
import { rowMean } from "./row-sum.ts";

/** How surprising a count was, given its expected value; Keras 3's formula. */
export const poisson = loss({
  type: "poisson",
  summary:
    "For counts: how surprising the target was, given the expected count. Outputs must be positive, as after exponential or softplus.",
  formula: "mean of output − target · ln(output + 10⁻⁷)",
  options: { reduction: reduction("mean") },
  example: "layers:\n  - { type: dense, units: 1, activation: exponential }\nloss: poisson",
  targets: { between: [0, Number.POSITIVE_INFINITY] },
  build: (graph, output, target) => {
    const lifted = graph.apply(add, [output, graph.constant(1e-7)], {}, "lifted");
    const expected = graph.apply(
      multiply,
      [target, graph.apply(logarithm, [lifted], {}, "logarithms")],
      {},
      "expected",
    );
    return rowMean(graph, graph.apply(subtract, [output, expected], {}, "surprises"));
  },
});
