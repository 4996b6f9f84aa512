import { binary } from "./elementwise.ts";
import { times } from "./multiply.ts";
import { negate } from "./negate.ts";
import { sign } from "./sign.ts";
import { subtract } from "./subtract.ts";

/** |output − target|; its derivative where they are equal is defined as 0. */
export const absoluteError = binary({
  name: "absoluteError",
  summary: "|output − target|",
  evaluate: (output, target, { subtract }) => Math.abs(subtract(output, target)),
  formula: (output, target, { subtract, call }) => call("abs", subtract(output, target)),
  gradient: ({ graph, inputs: [output, target], upstream, needed }) => {
    const error = graph.apply(subtract, [output, target], {}, "error");
    const slope = times(graph, upstream, graph.apply(sign, [error], {}, "direction"));
    return [slope, needed[1] ? graph.apply(negate, [slope], {}) : undefined];
  },
});
