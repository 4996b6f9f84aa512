import { binary } from "./elementwise.ts";
import { less } from "./less.ts";
import { times } from "./multiply.ts";
import { subtract } from "./subtract.ts";

/** The smaller of two; the first if they are equal or one is NaN. */
export const minimum = binary({
  name: "minimum",
  summary: "b where b < a, else a",
  evaluate: (a, b) => (b < a ? b : a),
  formula: (a, b, { choose }) => choose(b, "<", a, b, a),
  // The whole gradient goes to the chosen one.
  gradient: ({ graph, inputs: [a, b], upstream, needed }) => {
    const second = graph.apply(less, [b, a], {}, "second");
    const first = (): typeof second => graph.apply(subtract, [graph.constant(1), second], {}, "first");
    return [needed[0] ? times(graph, upstream, first()) : undefined, times(graph, upstream, second)];
  },
});
