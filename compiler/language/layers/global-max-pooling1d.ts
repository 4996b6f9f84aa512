import { knownSize, lastSize } from "../../ir/shape.ts";
import { maxPooling2d } from "../../ops/max-pooling2d.ts";
import { maximumOfSteps } from "../../ops/maximum-of-steps.ts";
import { reshape } from "../../ops/reshape.ts";
import { layer } from "../define/layer.ts";
import { onlyInput } from "./only-input.ts";
import { asLines, notASequence, windowsAlong } from "./sequence-windows.ts";

/** The maximum of each channel: a window as long as the sequence. */
export const globalMaxPooling1d = layer({
  type: "globalMaxPooling1d",
  summary:
    "The maximum of each channel over all steps, without those that a mask leaves out: one value a channel is left.",
  formula: "maximum of inputs over the steps",
  options: {},
  example:
    "layers:\n  - { type: input, shape: [30, 2] }\n  - { type: conv1d, filters: 8, kernelSize: 3 }\n  - globalMaxPooling1d",
  takes: "one",
  shape: ([row = []]) => notASequence("globalMaxPooling1d", row) ?? row.slice(1),
  mask: "ends",
  build: ({ graph, inputs, masks: [mask] }) => {
    const sequences = onlyInput(inputs);
    if (mask) return graph.apply(maximumOfSteps, [sequences, mask], {}, "output");
    const steps = knownSize(sequences.shape[1]);
    const windows = windowsAlong(steps, { strides: steps });
    const pooled = graph.apply(maxPooling2d, [asLines(graph, sequences)], windows, "pooled");
    return graph.apply(reshape, [pooled], { shape: ["rows", lastSize(sequences.shape)] }, "output");
  },
});
