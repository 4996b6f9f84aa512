import { binary } from "./elementwise.ts";
import { negate } from "./negate.ts";

/** a − b. */
export const subtract = binary({
  name: "subtract",
  kernel: "subtract",
  summary: "a − b",
  evaluate: (a, b, numbers) => numbers.subtract(a, b),
  formula: (a, b, arithmetic) => arithmetic.subtract(a, b),
  gradient: ({ graph, upstream, needed }) => [
    upstream,
    needed[1] ? graph.apply(negate, [upstream], {}, "opposite") : undefined,
  ],
});
