import { multiply } from "../../ops/multiply.ts";
import { sigmoid as sigmoidOp } from "../../ops/sigmoid.ts";
import { activation } from "../define/activation.ts";
import { number } from "../define/option.ts";

/** The logistic function. */
export const sigmoid = activation({
  type: "sigmoid",
  summary: "A smooth step from 0 to 1, one half at 0. The steeper it is, the closer it is to a threshold.",
  formula: "1 / (1 + e^(−steepness · x))",
  options: {
    steepness: number({
      summary: "The factor of x: how steep the step is.",
      default: 1,
      exclusiveMinimum: 0,
    }),
  },
  example: "layers:\n  - { type: dense, units: 1, activation: sigmoid }",
  build: (graph, value, { steepness }) => {
    const steep = steepness === 1 ? value : graph.apply(multiply, [value, graph.constant(steepness)], {}, "steepened");
    return graph.apply(sigmoidOp, [steep], {});
  },
});
