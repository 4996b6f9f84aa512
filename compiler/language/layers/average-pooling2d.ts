import { averagePooling2d as averagePooling2dOp } from "../../ops/average-pooling2d.ts";
import { layer } from "../define/layer.ts";
import { seenThrough } from "./image-windows.ts";
import { onlyInput } from "./only-input.ts";
import { poolOptions, poolWindows } from "./pooling-options.ts";

/** The mean value of each window. */
export const averagePooling2d = layer({
  type: "averagePooling2d",
  summary: "The mean of the values in each window of an image, channel by channel. Padding does not count.",
  options: poolOptions,
  example: "layers:\n  - { type: input, shape: [28, 28, 1] }\n  - { type: averagePooling2d, poolSize: 2 }",
  takes: "one",
  shape: ([row = []], options) => {
    const words = { type: "averagePooling2d", window: "pool", sizeOption: "poolSize" };
    return seenThrough(words, row, poolWindows(options), row.at(-1) ?? 1);
  },
  build: ({ graph, inputs, options }) =>
    graph.apply(averagePooling2dOp, [onlyInput(inputs)], poolWindows(options), "output"),
});
