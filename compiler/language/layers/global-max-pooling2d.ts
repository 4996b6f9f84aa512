import { knownSize, lastSize } from "../../ir/shape.ts";
import { maxPooling2d } from "../../ops/max-pooling2d.ts";
import { reshape } from "../../ops/reshape.ts";
import { layer } from "../define/layer.ts";
import { notAnImage } from "./image-windows.ts";
import { onlyInput } from "./only-input.ts";

/** The maximum of each channel: a window as large as the image. */
export const globalMaxPooling2d = layer({
  type: "globalMaxPooling2d",
  summary: "The maximum of each channel over the whole image: one value a channel is left.",
  formula: "maximum of inputs over height and width",
  options: {},
  example:
    "layers:\n  - { type: input, shape: [28, 28, 1] }\n  - { type: conv2d, filters: 8, kernelSize: 3 }\n  - globalMaxPooling2d",
  takes: "one",
  shape: ([row = []]) => notAnImage("globalMaxPooling2d", row) ?? row.slice(2),
  build: ({ graph, inputs }) => {
    const images = onlyInput(inputs);
    const size = [knownSize(images.shape[1]), knownSize(images.shape[2])] as const;
    const windows = { size, strides: size, dilation: [1, 1], padding: "valid" } as const;
    const pooled = graph.apply(maxPooling2d, [images], windows, "pooled");
    return graph.apply(reshape, [pooled], { shape: ["rows", lastSize(images.shape)] }, "output");
  },
});
