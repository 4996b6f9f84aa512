import { binary } from "./elementwise.ts";

/**
 * The gradient through elu, whose derivative alpha · e^x is output + alpha below 0. No gradient: it is only used in
 * gradients.
 */
export const eluGradient = binary<{ readonly alpha: number }>({
  name: "eluGradient",
  summary: "upstream · (output + alpha) where output < 0, else upstream",
  evaluate: (output, upstream, { add, multiply, round }, { alpha }) =>
    output < 0 ? multiply(upstream, add(output, round(alpha))) : upstream,
  formula: (output, upstream, { add, choose, multiply, number }, { alpha }) =>
    choose(output, "<", number(0), multiply(upstream, add(output, number(alpha))), upstream),
});
