import { bucketIndex } from "../../ops/bucket-index.ts";
import { layer } from "../define/layer.ts";
import { numberList } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";

/** Numbers as the indices of their bins. */
export const discretization = layer({
  type: "discretization",
  summary:
    "Replaces every value by the index of its bin: 0 below the first boundary, 1 from it to below the second, and so on. `embedding` takes the indices.",
  formula: "the number of binBoundaries b with b ≤ x",
  options: {
    binBoundaries: numberList({ summary: "The boundaries, ascending." }),
  },
  example:
    "layers:\n  - { type: input, shape: [2] }\n  - { type: discretization, binBoundaries: [18, 40, 65] }\n  - { type: embedding, inputDim: 4, outputDim: 3 }\n  - flatten\n  - { type: dense, units: 1 }",
  takes: "one",
  mask: "keeps",
  check: ({ binBoundaries }) => {
    if (binBoundaries.every((each, index) => index === 0 || (binBoundaries[index - 1] as number) < each))
      return undefined;
    return {
      mistake: "binBoundaries do not ascend.",
      hint: "Write each once, from the smallest to the largest.",
      option: "binBoundaries",
    };
  },
  shape: ([row = []]) => row,
  build: ({ graph, inputs, options: { binBoundaries } }) =>
    graph.apply(bucketIndex, [onlyInput(inputs)], { boundaries: binBoundaries }, "index"),
});
