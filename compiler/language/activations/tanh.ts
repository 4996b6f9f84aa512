import { hyperbolicTangent } from "../../ops/hyperbolic-tangent.ts";
import { activation } from "../define/activation.ts";

/** The hyperbolic tangent. */
export const tanh = activation({
  type: "tanh",
  summary: "A smooth step from −1 to 1, 0 at 0.",
  formula: "(e^x − e^−x) / (e^x + e^−x)",
  options: {},
  example: "layers:\n  - { type: dense, units: 10, activation: tanh }",
  build: (graph, value) => graph.apply(hyperbolicTangent, [value], {}),
});
