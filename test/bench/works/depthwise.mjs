import { imageSpec } from "./image-spec.mjs";

const layers = `  - { type: conv2d, filters: 32, kernelSize: 3, padding: same, activation: relu }
  - { type: depthwiseConv2d, kernelSize: 3, padding: same, activation: relu }
  - { type: conv2d, filters: 64, kernelSize: 1, activation: relu }
  - { type: depthwiseConv2d, kernelSize: 3, padding: same, activation: relu }
  - { type: conv2d, filters: 64, kernelSize: 1, activation: relu }
  - globalAveragePooling2d
  - { type: dense, units: 10, activation: softmax }`;
const depthwiseLayer = { type: "depthwiseConv2d", kernelSize: 3, padding: "same", activation: "relu", useBias: true };
const mixing = { type: "conv2d", filters: 64, kernelSize: 1, padding: "valid", activation: "relu", useBias: true };

/** Convolutions channel by channel, with others that mix the channels of each pixel between them. */
export const depthwise = {
  key: "depthwise",
  name: "32@3×3-depthwise 3×3-64@1×1-depthwise 3×3-64@1×1-10 on 32×32×3, float32, batch 32, SGD",
  rows: 32,
  network: {
    precision: "float32",
    input: [32, 32, 3],
    layers: [
      { type: "conv2d", filters: 32, kernelSize: 3, padding: "same", activation: "relu", useBias: true },
      depthwiseLayer,
      mixing,
      depthwiseLayer,
      mixing,
      { type: "globalAveragePooling2d" },
      { type: "dense", units: 10, activation: "linear", useBias: true },
    ],
    loss: "categoricalCrossentropy",
    optimizer: "sgd",
  },
  spec: imageSpec("depthwise", [32, 32, 3], layers, "sgd", 32),
  peers: ["PyTorch"],
};
