import { binary } from "./elementwise.ts";

/** a + b. */
export const add = binary({
  name: "add",
  kernel: "add",
  summary: "a + b",
  evaluate: (a, b, numbers) => numbers.add(a, b),
  formula: (a, b, arithmetic) => arithmetic.add(a, b),
  gradient: ({ upstream }) => [upstream, upstream],
});
