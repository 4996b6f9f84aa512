import { imageSpec } from "./image-spec.mjs";

const layers = `  - { type: conv2d, filters: 6, kernelSize: 5, padding: same, activation: relu }
  - { type: maxPooling2d, poolSize: 2 }
  - { type: conv2d, filters: 16, kernelSize: 5, activation: relu }
  - { type: maxPooling2d, poolSize: 2 }
  - flatten
  - { type: dense, units: 120, activation: relu }
  - { type: dense, units: 84, activation: relu }
  - { type: dense, units: 10, activation: softmax }`;

/** LeNet-5 as it is trained today: ReLU, the greatest of each window, softmax. */
export const lenet = {
  key: "lenet",
  name: "LeNet-5 on 28×28×1, float32, batch 32, SGD",
  rows: 32,
  network: {
    precision: "float32",
    input: [28, 28, 1],
    layers: [
      { type: "conv2d", filters: 6, kernelSize: 5, padding: "same", activation: "relu", useBias: true },
      { type: "maxPooling2d", poolSize: 2 },
      { type: "conv2d", filters: 16, kernelSize: 5, padding: "valid", activation: "relu", useBias: true },
      { type: "maxPooling2d", poolSize: 2 },
      { type: "flatten" },
      { type: "dense", units: 120, activation: "relu", useBias: true },
      { type: "dense", units: 84, activation: "relu", useBias: true },
      { type: "dense", units: 10, activation: "linear", useBias: true },
    ],
    loss: "categoricalCrossentropy",
    optimizer: "sgd",
  },
  spec: imageSpec("lenet", [28, 28, 1], layers, "sgd", 32),
  peers: ["PyTorch", "tfjs cpu", "ConvNetJS"],
};
