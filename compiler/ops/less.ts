import { binary } from "./elementwise.ts";

/** 1 where a < b, else 0. Its derivative is 0 almost everywhere. */
export const less = binary({
  name: "less",
  summary: "1 where a < b, else 0",
  evaluate: (a, b) => (a < b ? 1 : 0),
  formula: (a, b, { choose, number }) => choose(a, "<", b, number(1), number(0)),
  gradient: () => [undefined, undefined],
});
