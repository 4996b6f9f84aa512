/** The smallest net that is of use: what counts is how little stands around the arithmetic. */
export const twoLayer = {
  key: "two-layer",
  name: "3-4-1, full batch of 7, float64",
  rows: 7,
  network: {
    precision: "float64",
    input: [3],
    layers: [
      { type: "dense", units: 4, activation: "sigmoid", useBias: false },
      { type: "dense", units: 1, activation: "sigmoid", useBias: false },
    ],
    loss: "sumSquaredError",
    optimizer: "sgd",
  },
  data: {
    inputs: [0, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0],
    targets: [0, 1, 1, 1, 1, 0, 0],
  },
  spec: `
name: two-layer
seed: 1
precision: float64
dataset:
  type: inline
  inputs: [[0, 0, 1], [0, 1, 1], [1, 0, 1], [0, 1, 0], [1, 0, 0], [1, 1, 1], [0, 0, 0]]
  targets: [[0], [1], [1], [1], [1], [0], [0]]
defaults:
  dense: { activation: sigmoid, useBias: false, weightsInitializer: { type: uniform, low: -1, high: 1 } }
layers:
  - { type: dense, units: 4 }
  - { type: dense, units: 1 }
loss: sumSquaredError
optimizer: { type: sgd, learningRate: 1 }
train: { iterations: 60000, batchSize: all }
`,
  peers: ["hand-written loop", "NumPy", "PyTorch", "brain.js", "tfjs cpu", "tfjs wasm", "ConvNetJS", "jax-js"],
};
