import { add } from "../../ops/add.ts";
import { multiply } from "../../ops/multiply.ts";
import { layer } from "../define/layer.ts";
import { number } from "../define/option.ts";
import { normalDraws } from "./normal-draws.ts";
import { onlyInput } from "./only-input.ts";

/** Noise while the network learns. */
export const gaussianNoise = layer({
  type: "gaussianNoise",
  summary: "Adds normal noise to every value while the network learns, new noise at each update. Answers have none.",
  formula: "inputs + stddev · z, z standard normal",
  options: {
    stddev: number({ summary: "The standard deviation of the noise.", minimum: 0 }),
  },
  example:
    "layers:\n  - { type: input, shape: [4] }\n  - { type: gaussianNoise, stddev: 0.1 }\n  - { type: dense, units: 8 }",
  takes: "one",
  mask: "keeps",
  shape: ([row = []]) => row,
  build: ({ graph, inputs, options: { stddev }, training, ordinal }) => {
    const values = onlyInput(inputs);
    if (!training || stddev === 0) return values;
    const draws = normalDraws(graph, values.shape, ordinal);
    return graph.apply(add, [values, graph.apply(multiply, [graph.constant(stddev), draws], {}, "noise")], {}, "noisy");
  },
});
