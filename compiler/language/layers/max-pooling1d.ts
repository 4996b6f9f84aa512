import { maxPooling2d } from "../../ops/max-pooling2d.ts";
import { layer } from "../define/layer.ts";
import { onlyInput } from "./only-input.ts";
import { poolSequences, sequencePoolOptions, sequencePoolWindows } from "./sequence-pooling.ts";
import { seenAlong } from "./sequence-windows.ts";

/** The maximum of each window of steps. */
export const maxPooling1d = layer({
  type: "maxPooling1d",
  summary: "The maximum of each window of a sequence, per channel. Padding is skipped.",
  options: sequencePoolOptions,
  example: "layers:\n  - { type: input, shape: [30, 2] }\n  - { type: maxPooling1d, poolSize: 3 }",
  takes: "one",
  shape: ([row = []], options) => {
    const words = { type: "maxPooling1d", window: "pool", sizeOption: "poolSize" };
    return seenAlong(words, row, sequencePoolWindows(options), row.at(-1) ?? 1);
  },
  build: ({ graph, inputs, options }) =>
    poolSequences(graph, maxPooling2d, onlyInput(inputs), sequencePoolWindows(options)),
});
