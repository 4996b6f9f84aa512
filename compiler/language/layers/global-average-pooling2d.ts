import { globalAveragePooling2d as globalAveragePooling2dOp } from "../../ops/global-average-pooling2d.ts";
import { layer } from "../define/layer.ts";
import { notAnImage } from "./image-windows.ts";
import { onlyInput } from "./only-input.ts";

/** The mean of each channel. */
export const globalAveragePooling2d = layer({
  type: "globalAveragePooling2d",
  summary: "The mean of each channel over the whole image: one value a channel is left.",
  formula: "mean of inputs over height and width",
  options: {},
  example:
    "layers:\n  - { type: input, shape: [28, 28, 1] }\n  - { type: conv2d, filters: 8, kernelSize: 3 }\n  - globalAveragePooling2d",
  takes: "one",
  shape: ([row = []]) => notAnImage("globalAveragePooling2d", row) ?? row.slice(2),
  build: ({ graph, inputs }) => graph.apply(globalAveragePooling2dOp, [onlyInput(inputs)], {}, "output"),
});
