import { add } from "../../ops/add.ts";
import { multiply } from "../../ops/multiply.ts";
import { layer } from "../define/layer.ts";
import { number } from "../define/option.ts";
import { normalDraws } from "./normal-draws.ts";
import { onlyInput } from "./only-input.ts";

/** Dropout by noise of mean 1 (Srivastava and others 2014, section 10). */
export const gaussianDropout = layer({
  type: "gaussianDropout",
  summary:
    "Multiplies every value by normal noise around 1 while the network learns: as much noise as dropout at this rate. Answers have none.",
  formula: "inputs · (1 + √(rate / (1 − rate)) · z), z standard normal",
  options: {
    rate: number({
      summary: "The rate of the dropout that is as noisy, from 0 to below 1.",
      minimum: 0,
      exclusiveMaximum: 1,
    }),
  },
  example:
    "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, units: 64, activation: relu }\n  - { type: gaussianDropout, rate: 0.2 }",
  takes: "one",
  mask: "keeps",
  shape: ([row = []]) => row,
  build: ({ graph, inputs, options: { rate }, training, ordinal }) => {
    const values = onlyInput(inputs);
    if (!training || rate === 0) return values;
    const stddev = graph.constant(Math.sqrt(rate / (1 - rate)));
    const noise = graph.apply(multiply, [stddev, normalDraws(graph, values.shape, ordinal)], {}, "noise");
    return graph.apply(multiply, [values, graph.apply(add, [graph.constant(1), noise], {}, "factors")], {}, "noisy");
  },
});
