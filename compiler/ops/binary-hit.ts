import { binary } from "./elementwise.ts";

/** The thresholds: values above them count as yes. */
export interface Boundary {
  readonly answer: number;
  readonly target: number;
  readonly [name: string]: number;
}

/**
 * 1 where output and target are on the same side of their boundaries, else 0; NaN is on neither side. No gradient: it
 * is only used in metrics.
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
