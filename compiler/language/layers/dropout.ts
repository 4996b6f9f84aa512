import { lastSize } from "../../ir/shape.ts";
import { dropout as dropoutOp } from "../../ops/dropout.ts";
import { shutDownUnit } from "../../ops/shut-down-unit.ts";
import { layer } from "../define/layer.ts";
import { choice, number, optional } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";

/**
 * Values left out while the network learns: at random (Srivastava et al. 2014), or the units in turn. In turn nothing is made larger: one unit
 * of many is hardly missed in the mean, and the network learns to answer with exactly what is left when a unit is lost.
 */
export const dropout = layer({
  type: "dropout",
  summary:
    "Sets values to 0 while the network learns. At random: each with probability `rate`, and the others are made larger, so that their mean stays. In turn: one unit (an index of the last axis) at each update, at the next one the next, and the others stay as they are. Answers use all of them.",
  formula: "inputs / (1 − rate), or 0 with probability rate; in turn: inputs, or 0 for unit (update mod units)",
  options: {
    rate: optional(
      number({
        summary: "At random: the share of the values that is dropped, from 0 to below 1.",
        minimum: 0,
        exclusiveMaximum: 1,
      }),
    ),
    pattern: choice(["random", "inTurn"], {
      summary: "Which values are dropped: each at random, at every update; or all of one unit, the units in turn.",
      default: "random",
    }),
  },
  example:
    "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, units: 64, activation: relu }\n  - { type: dropout, rate: 0.5 }",
  takes: "one",
  eachStep: true,
  mask: "keeps",
  check: ({ rate, pattern }) => {
    if (pattern === "random" && rate === undefined) {
      return { mistake: "dropout at random needs a rate", hint: "Write { type: dropout, rate: 0.5 }." };
    }
    if (pattern === "random" || rate === undefined) return undefined;
    const hint = "Leave the rate out, or write `pattern: random`.";
    return { mistake: "dropout in turn shuts one unit down at each update and takes no rate", hint, option: "rate" };
  },
  shape: ([row = []]) => row,
  build: ({ graph, inputs, options: { rate = 0, pattern }, training, ordinal }) => {
    const values = onlyInput(inputs);
    if (!training) return values;
    if (pattern === "inTurn") {
      const unit = graph.key("iteration", lastSize(values.shape));
      return graph.apply(shutDownUnit, [values, unit], {}, "output");
    }
    if (rate === 0) return values;
    const keys = [graph.key("seed"), graph.key("iteration")] as const;
    return graph.apply(dropoutOp, [values, ...keys], { rate, stream: ordinal }, "output");
  },
});
