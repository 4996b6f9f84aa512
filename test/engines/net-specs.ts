import { readFileSync } from "node:fs";

/** Specs to train in every engine, as texts: dense, convolution and pooling, in both precisions, with sgd and Adam. */
export const netSpecs: { readonly [name: string]: string } = {
  "two-layer": readFileSync("specs/two-layer.yaml", "utf8").replace("iterations: 60000", "iterations: 200"),
  "three-layer": JSON.stringify({
    name: "three-layer",
    seed: 3,
    precision: "float32",
    dataset: { type: "inline", inputs: rowsOf(50, 13), targets: oneHots(50, 5) },
    layers: [
      { type: "dense", units: 33, activation: "tanh" },
      { type: "dense", units: 17, activation: "sigmoid" },
      { type: "dense", units: 9, activation: "softplus" },
      { type: "dense", units: 5, activation: "softmax" },
    ],
    loss: "categoricalCrossentropy",
    optimizer: { type: "sgd", learningRate: 0.1, momentum: 0.9 },
    train: { epochs: 40, batchSize: 16 },
  }),
  images: JSON.stringify({
    name: "images",
    seed: 5,
    precision: "float32",
    dataset: { type: "inline", inputs: rowsOf(20, 9 * 9), targets: oneHots(20, 3) },
    layers: [
      { type: "reshape", targetShape: [9, 9, 1] },
      { type: "conv2d", filters: 5, kernelSize: 3, padding: "same", activation: "relu" },
      { type: "maxPooling2d", poolSize: 2 },
      { type: "conv2d", filters: 7, kernelSize: 2 },
      { type: "batchNormalization" },
      { type: "averagePooling2d", poolSize: 3, strides: 1 },
      { type: "flatten" },
      { type: "dense", units: 3, activation: "softmax" },
    ],
    loss: "categoricalCrossentropy",
    optimizer: { type: "adam", learningRate: 0.01 },
    train: { epochs: 30, batchSize: 8 },
  }),
};

/** Numbers between −1 and 1 in no order that the eye could see. */
function rowsOf(rows: number, width: number): readonly (readonly number[])[] {
  return table(rows, width, (row, column) => ((row * 7919 + column * 104729 + row * column * 31) % 201) / 100 - 1);
}

function oneHots(rows: number, width: number): readonly (readonly number[])[] {
  return table(rows, width, (row, column) => ((row * row * 5 + row) % width === column ? 1 : 0));
}

function table(rows: number, width: number, cell: (row: number, column: number) => number) {
  return Array.from({ length: rows }, (_, row) => Array.from({ length: width }, (_, column) => cell(row, column)));
}
