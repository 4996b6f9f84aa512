import { elu } from "../../ops/elu.ts";
import { times } from "../../ops/multiply.ts";
import { activation } from "../define/activation.ts";

/** A scaled exponential linear unit, with the two numbers of Klambauer and others (2017). */
export const selu = activation({
  type: "selu",
  summary:
    "An elu scaled so that means near 0 and deviations near 1 stay so through many layers; for lecunNormal weights.",
  formula: "1.0507 · (x where x ≥ 0, 1.6733 · (e^x − 1) below)",
  options: {},
  example: "layers:\n  - { type: dense, units: 64, activation: selu }",
  build: (graph, value) => {
    const bent = graph.apply(elu, [value], { alpha: 1.6732632423543772 }, "bent");
    return times(graph, graph.constant(1.0507009873554805), bent, "scaled");
  },
});
