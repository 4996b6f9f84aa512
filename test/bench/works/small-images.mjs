import { imageSpec } from "./image-spec.mjs";

const layers = `  - { type: conv2d, filters: 32, kernelSize: 3, padding: same, activation: relu }
  - { type: maxPooling2d, poolSize: 2 }
  - { type: conv2d, filters: 64, kernelSize: 3, padding: same, activation: relu }
  - { type: maxPooling2d, poolSize: 2 }
  - flatten
  - { type: dense, units: 128, activation: relu }
  - { type: dense, units: 10, activation: softmax }`;

/** Two convolutions on small colour images: most of the time goes into convolutions of many channels. */
export const smallImages = {
  key: "small-images",
  name: "32@3×3-pool-64@3×3-pool-128-10 on 32×32×3, float32, batch 32, SGD",
  rows: 32,
  network: {
    precision: "float32",
    input: [32, 32, 3],
    layers: [
      { type: "conv2d", filters: 32, kernelSize: 3, padding: "same", activation: "relu", useBias: true },
      { type: "maxPooling2d", poolSize: 2 },
      { type: "conv2d", filters: 64, kernelSize: 3, padding: "same", activation: "relu", useBias: true },
      { type: "maxPooling2d", poolSize: 2 },
      { type: "flatten" },
      { type: "dense", units: 128, activation: "relu", useBias: true },
      { type: "dense", units: 10, activation: "linear", useBias: true },
    ],
    loss: "categoricalCrossentropy",
    optimizer: "sgd",
  },
  spec: imageSpec("small-images", [32, 32, 3], layers, "sgd", 32),
  peers: ["PyTorch"],
};
