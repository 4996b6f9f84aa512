import { maxPooling2d as maxPooling2dOp } from "../../ops/max-pooling2d.ts";
import { layer } from "../define/layer.ts";
import { seenThrough } from "./image-windows.ts";
import { onlyInput } from "./only-input.ts";
import { poolOptions, poolWindows } from "./pooling-options.ts";

/** The maximum of each window. */
export const maxPooling2d = layer({
  type: "maxPooling2d",
  summary: "The maximum of each window of an image, per channel. Padding is skipped.",
  options: poolOptions,
  example: "layers:\n  - { type: input, shape: [28, 28, 1] }\n  - { type: maxPooling2d, poolSize: 2 }",
  takes: "one",
  shape: ([row = []], options) => {
    const words = { type: "maxPooling2d", window: "pool", sizeOption: "poolSize" };
    return seenThrough(words, row, poolWindows(options), row.at(-1) ?? 1);
  },
  build: ({ graph, inputs, options }) =>
    graph.apply(maxPooling2dOp, [onlyInput(inputs)], poolWindows(options), "output"),
});
