import { unary } from "./elementwise.ts";

/** The index of the bin of each value, with ascending boundaries; NaN stays NaN. Its derivative is 0 almost everywhere. */
export const bucketIndex = unary<{ readonly boundaries: readonly number[] }>({
  name: "bucketIndex",
  summary: "the number of boundaries b with b ≤ x",
  evaluate: (x, { round }, { boundaries }) => (x !== x ? x : boundaries.filter((each) => round(each) <= x).length),
  formula: (x, { choose, number }, { boundaries }) =>
    boundaries.reduceRight(
      (above, boundary, index) => choose(x, "<", number(boundary), number(index), above),
      choose(x, "!==", x, x, number(boundaries.length)),
    ),
  gradient: () => undefined,
});
