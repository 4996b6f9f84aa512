import { dropout as dropoutOp } from "../ops/dropout.ts";
import { layer } from "../vocabulary/define.ts";
import { choice, number } from "../vocabulary/option.ts";
import { onlyInput } from "./only-input.ts";

/** Values left out at random while the network learns (Srivastava et al. 2014). */
export const dropout = layer({
  type: "dropout",
  summary:
    "Sets values to 0 at random while the network learns and makes the others larger, so that their mean stays. Answers use all of them.",
  formula: "inputs / (1 − rate), or 0 with probability rate",
  options: {
    rate: number({
      summary: "The share of the values that is dropped, from 0 to below 1.",
      minimum: 0,
      exclusiveMaximum: 1,
    }),
    pattern: choice(["random"], {
      summary: "Which values are dropped: each by chance, at every update.",
      default: "random",
    }),
  },
  example: "layers:\n  - { type: dense, units: 64, activation: relu }\n  - { type: dropout, rate: 0.5 }",
  takes: "one",
  shape: ([row = []]) => row,
  build: ({ graph, inputs, options: { rate }, training, ordinal }) => {
    const values = onlyInput(inputs);
    if (!training || rate === 0) return values;
    return graph.apply(
      dropoutOp,
      [values, graph.key("seed"), graph.key("iteration")],
      { rate, stream: ordinal },
      "output",
    );
  },
});
