import { binary } from "./elementwise.ts";
import { times } from "./multiply.ts";
import { negate } from "./negate.ts";
import { sigmoid } from "./sigmoid.ts";
import { subtract } from "./subtract.ts";

/**
 * −t ln σ(x) − (1 − t) ln(1 − σ(x)) of a logit x and a target t from 0 to 1, without computing σ(x), which rounds to 0
 * or 1 where the loss is still exact.
 */
export const sigmoidCrossentropy = binary({
  name: "sigmoidCrossentropy",
  summary: "max(x, 0) − x · t + ln(1 + e^−|x|)",
  evaluate: (x, t, { add, subtract, multiply, exp, log1p }) => {
    const linear = subtract(x < 0 ? 0 : x, multiply(x, t));
    return add(linear, log1p(exp(-Math.abs(x))));
  },
  formula: (x, t, { add, subtract, multiply, call, choose, negate, number }) => {
    const positive = choose(x, "<", number(0), number(0), x);
    const curved = call("log1p", call("exp", negate(call("abs", x))));
    return add(subtract(positive, multiply(x, t)), curved);
  },
  // ∂/∂x = σ(x) − t, ∂/∂t = −x
  gradient: ({ graph, inputs: [logits, targets], upstream, needed }) => {
    const probability = graph.apply(sigmoid, [logits], {}, "probability");
    const error = graph.apply(subtract, [probability, targets], {}, "error");
    const opposite = (): typeof error => graph.apply(negate, [logits], {}, "opposite");
    return [times(graph, upstream, error), needed[1] ? times(graph, upstream, opposite()) : undefined];
  },
});
