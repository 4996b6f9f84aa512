import { imageSpec } from "./image-spec.mjs";

// Positions are learnt, so that the gradient goes through the whole block, as it does where blocks follow each other.
const layers = `  - { type: reshape, name: tokens, targetShape: [64, 128] }
  - { type: positionEmbedding, name: positions, sequenceLength: 64 }
  - { type: add, name: embedded, inputs: [tokens, positions] }
  - { type: layerNormalization, epsilon: 1.0e-5 }
  - { type: multiHeadAttention, name: attention, numHeads: 4, keyDim: 32, causal: true }
  - { type: add, name: attended, inputs: [embedded, attention] }
  - { type: layerNormalization, epsilon: 1.0e-5 }
  - { type: dense, units: 512, activation: gelu }
  - { type: dense, name: mixed, units: 128 }
  - { type: add, inputs: [attended, mixed] }
  - flatten
  - { type: dense, units: 10, activation: softmax }`;

/** One block of the spec `shakespeare`: nanoGPT's, of its laptop setting. */
export const transformerBlock = {
  key: "transformer-block",
  name: "transformer block, 128 wide, 4 heads, context 64, float32, batch 12, AdamW",
  rows: 12,
  network: {
    precision: "float32",
    input: [64, 128, 1],
    layers: [
      { type: "transformerBlock", steps: 64, width: 128, heads: 4, hidden: 512 },
      { type: "flatten" },
      { type: "dense", units: 10, activation: "linear", useBias: true },
    ],
    loss: "categoricalCrossentropy",
    optimizer: "adamW",
  },
  spec: imageSpec("transformer-block", [64, 128, 1], layers, "adamW", 12),
  peers: ["PyTorch"],
};
