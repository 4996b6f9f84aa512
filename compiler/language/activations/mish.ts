import { hyperbolicTangent } from "../../ops/hyperbolic-tangent.ts";
import { multiply } from "../../ops/multiply.ts";
import { softplus } from "../../ops/softplus.ts";
import { activation } from "../define/activation.ts";

/** Misra (2019). */
export const mish = activation({
  type: "mish",
  summary: "Multiplies a value by the tanh of its softplus: a smooth relu with a dip below 0.",
  formula: "x · tanh(ln(1 + e^x))",
  options: {},
  example: "layers:\n  - { type: dense, units: 64, activation: mish }",
  build: (graph, value) => {
    const share = graph.apply(hyperbolicTangent, [graph.apply(softplus, [value], {}, "soft")], {}, "share");
    return graph.apply(multiply, [value, share], {});
  },
});
