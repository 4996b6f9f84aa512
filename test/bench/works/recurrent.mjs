import { imageSpec } from "./image-spec.mjs";

function recurrent(type, name) {
  const key = type;
  const layers = `  - { type: reshape, targetShape: [64, 128] }
  - { type: ${type}, units: 128 }
  - { type: dense, units: 10, activation: softmax }`;
  return {
    key,
    name: `${name}, 128 units, 64 steps of 128 values, float32, batch 32, SGD`,
    rows: 32,
    network: {
      precision: "float32",
      input: [64, 128],
      layers: [
        { type, units: 128 },
        { type: "dense", units: 10, activation: "linear", useBias: true },
      ],
      loss: "categoricalCrossentropy",
      optimizer: "sgd",
    },
    spec: imageSpec(key, [64, 128, 1], layers, "sgd", 32),
    peers: ["PyTorch"],
  };
}

/** Recurrent layers that give their last state to ten categories. */
export const recurrents = [recurrent("lstm", "LSTM"), recurrent("gru", "GRU")];
