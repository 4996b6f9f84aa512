import { binary } from "./elementwise.ts";
import { times } from "./multiply.ts";
import { negate } from "./negate.ts";
import { subtract } from "./subtract.ts";

/** (output − target)². */
export const squaredError = binary({
  name: "squaredError",
  summary: "(output − target)²",
  evaluate: (output, target, { subtract, multiply }) => {
    const error = subtract(output, target);
    return multiply(error, error);
  },
  formula: (output, target, { subtract, multiply }) => {
    const error = subtract(output, target);
    return multiply(error, error);
  },
  // The derivative is 2 (output − target).
  gradient: ({ graph, inputs: [output, target], upstream, needed }) => {
    const error = graph.apply(subtract, [output, target], {}, "error");
    const slope = times(graph, upstream, times(graph, graph.constant(2), error, "slope"));
    return [slope, needed[1] ? graph.apply(negate, [slope], {}) : undefined];
  },
});
