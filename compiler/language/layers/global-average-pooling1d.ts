import { globalAveragePooling2d } from "../../ops/global-average-pooling2d.ts";
import { meanOfSteps } from "../../ops/mean-of-steps.ts";
import { layer } from "../define/layer.ts";
import { onlyInput } from "./only-input.ts";
import { asLines, notASequence } from "./sequence-windows.ts";

/** The mean of each channel over the steps. */
export const globalAveragePooling1d = layer({
  type: "globalAveragePooling1d",
  summary:
    "The mean of each channel over all steps, without those that a mask leaves out: one value a channel is left.",
  formula: "mean of inputs over the steps",
  options: {},
  example:
    "layers:\n  - { type: input, shape: [30, 2] }\n  - { type: conv1d, filters: 8, kernelSize: 3 }\n  - globalAveragePooling1d",
  takes: "one",
  shape: ([row = []]) => notASequence("globalAveragePooling1d", row) ?? row.slice(1),
  mask: "ends",
  build: ({ graph, inputs, masks: [mask] }) => {
    const sequences = onlyInput(inputs);
    if (mask) return graph.apply(meanOfSteps, [sequences, mask], {}, "output");
    return graph.apply(globalAveragePooling2d, [asLines(graph, sequences)], {}, "output");
  },
});
