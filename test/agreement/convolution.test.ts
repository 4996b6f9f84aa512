import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disagreement } from "../../compiler/testing/disagreement.ts";
import { randomWindows } from "./random-windows.ts";

/** An image of 9 × 8 pixels in 3 channels: the spec only needs its shape. */
const blank = Array.from({ length: 9 }, () => Array.from({ length: 8 }, () => [0, 0, 0]));

/** A net of convolutions and pools on small images, as YAML's JSON. */
function net(precision: string, first: object, pool: object): string {
  return JSON.stringify({
    name: "images",
    precision,
    dataset: { type: "inline", inputs: [blank], targets: [[1, 0, 0, 0]] },
    layers: [
      { type: "conv2d", filters: 5, kernelSize: 3, activation: "relu", ...first },
      pool,
      { type: "conv2d", filters: 9, kernelSize: [2, 3], padding: "same", activation: "tanh", useBias: false },
      "flatten",
      { type: "dense", units: 4, activation: "softmax" },
    ],
    loss: "categoricalCrossentropy",
    optimizer: { type: "adam", learningRate: 0.01 },
    train: { iterations: 3, batchSize: 3 },
  });
}

const layers = [
  [{}, { type: "maxPooling2d", poolSize: 2 }],
  [
    { padding: "same", strides: 2 },
    { type: "maxPooling2d", poolSize: 3, strides: 2, padding: "same" },
  ],
  [{ dilationRate: 2 }, { type: "averagePooling2d", poolSize: 2, padding: "same" }],
] as const;

describe.each(["loops", "kernels"] as const)("convolutions and pools in %s give the interpreter's bits", (tier) => {
  it.each(layers)("with %j and %j", async (first, pool) => {
    for (const precision of ["float32", "float64"]) {
      expect(await disagreement(net(precision, first, pool), { batches: [3, 2, 1], tier })).toBeUndefined();
    }
  });

  it("with 12 random nets of windows over images and along sequences", async () => {
    const property = fc.asyncProperty(randomWindows, async (spec) => {
      expect(await disagreement(JSON.stringify(spec), { batches: [3, 1], tier })).toBeUndefined();
    });
    await fc.assert(property, { seed: 24, numRuns: 12 });
  });
});
