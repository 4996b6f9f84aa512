import { repeatForRows } from "../../ops/repeat-for-rows.ts";
import { sineEncoding } from "../../ops/sine-encoding.ts";
import { layer } from "../define/layer.ts";
import { number } from "../define/option.ts";

/** Positions without parameters (Vaswani et al. 2017), as KerasHub has them. */
export const sinePositionEncoding = layer({
  type: "sinePositionEncoding",
  summary:
    "Sines and cosines of each step of a sequence, the same for every sequence, of the shape of the inputs; `add` adds them to the inputs.",
  formula: "sin(step / maxWavelength^(2 k / values)) in column 2 k, the cosine in column 2 k + 1",
  options: {
    maxWavelength: number({
      summary: "The longest wavelength, in turns: the last columns go around once in 2π · maxWavelength steps.",
      default: 10_000,
      minimum: 1,
    }),
  },
  example:
    "layers:\n  - { type: input, shape: [5, 4], name: tokens }\n  - { type: sinePositionEncoding, name: positions }\n  - { type: add, inputs: [tokens, positions] }",
  takes: "one",
  mask: "keeps",
  shape: ([row = []]) => {
    if (row.length === 2) return row;
    return {
      mistake: `a sequence, as sinePositionEncoding takes it, is [steps, values], not [${row.join(", ")}]`,
      hint: "Reshape one value a step to [steps, 1].",
    };
  },
  build: ({ graph, shape: [steps = 1, size = 1], options: { maxWavelength } }) => {
    const encoding = graph.apply(sineEncoding, [], { steps, size, maxWavelength }, "encoding");
    return graph.apply(repeatForRows, [encoding], {}, "output");
  },
});
