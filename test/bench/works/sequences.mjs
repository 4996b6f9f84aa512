import { imageSpec } from "./image-spec.mjs";

const conv = "  - { type: conv1d, filters: 64, kernelSize: 3, padding: same, activation: relu }\n";
const layers = `${conv.repeat(3)}  - globalAveragePooling1d
  - { type: dense, units: 10, activation: softmax }`;
const layer = { type: "conv1d", filters: 64, kernelSize: 3, padding: "same", activation: "relu", useBias: true };

/** Three convolutions along sequences. */
export const sequences = {
  key: "sequences",
  name: "64@3-64@3-64@3-10 on sequences of 128×64, float32, batch 32, SGD",
  rows: 32,
  network: {
    precision: "float32",
    input: [128, 64],
    layers: [
      layer,
      layer,
      layer,
      { type: "globalAveragePooling1d" },
      { type: "dense", units: 10, activation: "linear", useBias: true },
    ],
    loss: "categoricalCrossentropy",
    optimizer: "sgd",
  },
  spec: imageSpec("sequences", [128, 64], layers, "sgd", 32),
  peers: ["PyTorch"],
};
