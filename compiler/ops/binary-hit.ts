import { binary } from "./elementwise.ts";

/**
 * 1 where an answer between 0 and 1 is on the target's side of one half, else 0; NaN is on no side. No gradient: it
 * counts, for metrics.
 */
export const binaryHit = binary({
  name: "binaryHit",
  summary: "1 where output > ½ and target > ½, or output ≤ ½ and target ≤ ½; else 0",
  evaluate: (output, target) => {
    if (output > 0.5 && target > 0.5) return 1;
    return output <= 0.5 && target <= 0.5 ? 1 : 0;
  },
  formula: (output, target, { choose, number }) => {
    const [half, hit, miss] = [number(0.5), number(1), number(0)];
    const above = choose(target, ">", half, hit, miss);
    const below = choose(target, "<=", half, hit, miss);
    return choose(output, ">", half, above, choose(output, "<=", half, below, miss));
  },
});
