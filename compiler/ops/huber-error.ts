import { clip } from "./clip.ts";
import { binary } from "./elementwise.ts";
import { times } from "./multiply.ts";
import { negate } from "./negate.ts";
import { subtract } from "./subtract.ts";

/** Half the square of an error up to delta; beyond that the tangent. */
export const huberError = binary<{ readonly delta: number }>({
  name: "huberError",
  summary: "½ e² where |e| ≤ delta, else delta · (|e| − ½ delta), e = output − target",
  evaluate: (output, target, { subtract, multiply, round }, { delta }) => {
    const error = subtract(output, target);
    const [size, limit] = [Math.abs(error), round(delta)];
    if (size <= limit) return multiply(multiply(0.5, error), error);
    return multiply(limit, subtract(size, round(0.5 * delta)));
  },
  formula: (output, target, { call, choose, multiply, number, subtract }, { delta }) => {
    const error = subtract(output, target);
    const size = call("abs", error);
    const tangent = multiply(number(delta), subtract(size, number(0.5 * delta)));
    return choose(size, "<=", number(delta), multiply(multiply(number(0.5), error), error), tangent);
  },
  // The derivative is the error clipped to −delta … delta.
  gradient: ({ graph, inputs: [output, target], upstream, attributes: { delta }, needed }) => {
    const error = graph.apply(subtract, [output, target], {}, "error");
    const slope = times(graph, upstream, graph.apply(clip, [error], { limit: delta }, "slope"));
    return [slope, needed[1] ? graph.apply(negate, [slope], {}) : undefined];
  },
});
