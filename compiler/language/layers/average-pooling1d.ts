import { averagePooling2d } from "../../ops/average-pooling2d.ts";
import { layer } from "../define/layer.ts";
import { onlyInput } from "./only-input.ts";
import { poolSequences, sequencePoolOptions, sequencePoolWindows } from "./sequence-pooling.ts";
import { seenAlong } from "./sequence-windows.ts";

/** The mean of each window of steps. */
export const averagePooling1d = layer({
  type: "averagePooling1d",
  summary: "The mean of the values in each window of a sequence, channel by channel. Padding does not count.",
  options: sequencePoolOptions,
  example: "layers:\n  - { type: input, shape: [30, 2] }\n  - { type: averagePooling1d, poolSize: 3 }",
  takes: "one",
  shape: ([row = []], options) => {
    const words = { type: "averagePooling1d", window: "pool", sizeOption: "poolSize" };
    return seenAlong(words, row, sequencePoolWindows(options), row.at(-1) ?? 1);
  },
  build: ({ graph, inputs, options }) =>
    poolSequences(graph, averagePooling2d, onlyInput(inputs), sequencePoolWindows(options)),
});
