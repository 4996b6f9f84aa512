import { binary } from "./elementwise.ts";

/**
 * The gradient through leakyRelu: upstream where the output is above 0, else negativeSlope · upstream. No gradient: it
 * is only used in gradients.
 */
export const leakyReluGradient = binary<{ readonly negativeSlope: number }>({
  name: "leakyReluGradient",
  summary: "upstream where output > 0, else negativeSlope · upstream",
  evaluate: (output, upstream, numbers, { negativeSlope }) =>
    output > 0 ? upstream : numbers.multiply(numbers.round(negativeSlope), upstream),
  formula: (output, upstream, { choose, number, multiply }, { negativeSlope }) =>
    choose(output, ">", number(0), upstream, multiply(number(negativeSlope), upstream)),
});
