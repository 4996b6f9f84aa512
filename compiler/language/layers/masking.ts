import { differsFrom } from "../../ops/differs-from.ts";
import { keepSteps } from "../../ops/keep-steps.ts";
import { maxLast } from "../../ops/max-last.ts";
import { layer } from "../define/layer.ts";
import { number } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";

/** Padding is a step all of whose values are `maskValue`. */
export const masking = layer({
  type: "masking",
  summary:
    "Masks the steps all of whose values are `maskValue`: they become 0, and the layers that know masks, the loss and the metrics leave them out.",
  formula: "inputs, or 0 where every value of the step is maskValue",
  options: {
    maskValue: number({ summary: "The value that padding consists of.", default: 0 }),
  },
  example:
    "layers:\n  - { type: input, shape: [5, 3] }\n  - { type: masking, maskValue: -1 }\n  - { type: dense, units: 2 }",
  takes: "one",
  shape: ([row = []]) =>
    row.length > 1
      ? row
      : {
          mistake: `masking takes steps of several values, [steps, values], not [${row.join(", ")}]`,
          hint: "Reshape one value a step to [steps, 1]. Steps that are categories are masked by embedding with maskZero.",
        },
  mask: {
    build: ({ graph, inputs, options: { maskValue } }) => {
      const differs = graph.apply(differsFrom, [onlyInput(inputs)], { value: maskValue }, "differs");
      return graph.apply(maxLast, [differs], {}, "mask");
    },
  },
  build: ({ graph, inputs, mask }) => {
    if (mask === undefined) throw new Error("masking was built without its mask");
    return graph.apply(keepSteps, [onlyInput(inputs), mask], {}, "output");
  },
});
