import { binary } from "./elementwise.ts";

/** Up to where a value is a no; above it is a yes. */
export interface Boundary {
  readonly answer: number;
  readonly target: number;
  readonly [name: string]: number;
}

/**
 * 1 where an answer is on its target's side of the boundary, else 0; NaN is on no side. No gradient: it counts, for
 * metrics.
 */
export const binaryHit = binary<Boundary>({
  name: "binaryHit",
  summary:
    "1 where output > a and target > t, or output ≤ a and target ≤ t; else 0; a and t are the boundaries of both",
  evaluate: (output, wanted, numbers, { answer, target }) => {
    const [least, leastWanted] = [numbers.round(answer), numbers.round(target)];
    if (output > least && wanted > leastWanted) return 1;
    return output <= least && wanted <= leastWanted ? 1 : 0;
  },
  formula: (output, wanted, { choose, number }, { answer, target }) => {
    const [hit, miss] = [number(1), number(0)];
    const above = choose(wanted, ">", number(target), hit, miss);
    const below = choose(wanted, "<=", number(target), hit, miss);
    return choose(output, ">", number(answer), above, choose(output, "<=", number(answer), below, miss));
  },
});
