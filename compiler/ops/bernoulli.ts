import { binary } from "./elementwise.ts";

/**
 * On or off at random: 1 where a uniform random number from [0, 1) is below the probability, else 0; NaN stays NaN. No
 * gradient: a random choice has no derivative.
 */
export const bernoulli = binary({
  name: "bernoulli",
  summary: "1 where drawn < probability, else 0",
  evaluate: (probability, drawn) => {
    if (Number.isNaN(probability)) return probability;
    return drawn < probability ? 1 : 0;
  },
  formula: (probability, drawn, { choose, number }) =>
    choose(probability, "===", probability, choose(drawn, "<", probability, number(1), number(0)), probability),
});
