import { imageSpec } from "./image-spec.mjs";

const layers = `  - flatten
  - { type: dense, units: 128, activation: relu }
  - { type: dense, units: 10, activation: softmax }`;

function mlp(rows, optimizer, peers) {
  const word = { sgd: "SGD", adam: "Adam" }[optimizer];
  return {
    key: `mlp-${rows}-${optimizer}`,
    name: `MLP 784-128-10, float32, batch ${rows}, ${word}`,
    rows,
    network: {
      precision: "float32",
      input: [28, 28, 1],
      layers: [
        { type: "flatten" },
        { type: "dense", units: 128, activation: "relu", useBias: true },
        { type: "dense", units: 10, activation: "linear", useBias: true },
      ],
      loss: "categoricalCrossentropy",
      optimizer,
    },
    spec: imageSpec(`mlp-${rows}-${optimizer}`, [28, 28, 1], layers, optimizer, rows),
    peers,
  };
}

const some = ["PyTorch", "tfjs wasm", "jax-js"];

/** Two dense layers on handwritten digits. */
export const mlps = [
  mlp(32, "sgd", ["PyTorch", "brain.js", "tfjs cpu", "tfjs wasm", "ConvNetJS", "jax-js"]),
  mlp(128, "sgd", some),
  mlp(32, "adam", ["PyTorch", "tfjs wasm"]),
  mlp(128, "adam", ["PyTorch", "tfjs wasm"]),
];
