import { binary } from "./elementwise.ts";
import { times } from "./multiply.ts";
import { negate } from "./negate.ts";
import { subtract } from "./subtract.ts";

/** ½ (output − target)²: its derivative is the error itself. */
export const halfSquaredError = binary({
  name: "halfSquaredError",
  summary: "½ · (output − target)²",
  evaluate: (output, target, { subtract, multiply }) => {
    const error = subtract(output, target);
    return multiply(0.5, multiply(error, error));
  },
  formula: (output, target, { subtract, multiply, number }) => {
    const error = subtract(output, target);
    return multiply(number(0.5), multiply(error, error));
  },
  gradient: ({ graph, inputs: [output, target], upstream, needed }) => {
    const slope = times(graph, upstream, graph.apply(subtract, [output, target], {}, "error"));
    return [slope, needed[1] ? graph.apply(negate, [slope], {}) : undefined];
  },
});
