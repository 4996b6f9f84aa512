import { binary } from "./elementwise.ts";
import { less } from "./less.ts";
import { times } from "./multiply.ts";
import { subtract } from "./subtract.ts";

/** The larger of two; the first if they are equal or one is NaN. */
export const maximum = binary({
  name: "maximum",
  summary: "b where a < b, else a",
  evaluate: (a, b) => (a < b ? b : a),
  formula: (a, b, { choose }) => choose(a, "<", b, b, a),
  // The whole gradient goes to the chosen one.
  gradient: ({ graph, inputs: [a, b], upstream, needed }) => {
    const second = graph.apply(less, [a, b], {}, "second");
    const first = (): typeof second => graph.apply(subtract, [graph.constant(1), second], {}, "first");
    return [needed[0] ? times(graph, upstream, first()) : undefined, times(graph, upstream, second)];
  },
});
