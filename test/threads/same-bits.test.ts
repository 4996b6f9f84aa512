import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { RandomState } from "../../runtime/random-state.ts";
import { runProgram } from "../run-program.ts";

interface Result {
  readonly threads?: number;
  readonly bits?: string;
  readonly ending?: string;
  readonly problem?: string;
}

/** Runs a program of this folder as Node runs it: threads need what is built. */
function runBuilt(program: URL, input = ""): string {
  return runProgram([fileURLToPath(program)], { input });
}

/** What comes of each spec with each number of threads. */
function trained(specs: readonly object[], threads: readonly number[]): readonly (readonly Result[])[] {
  const requests = specs.map((spec) => ({ text: JSON.stringify(spec), threads }));
  return JSON.parse(runBuilt(new URL("./bits-by-threads.mjs", import.meta.url), JSON.stringify(requests)));
}

const random = new RandomState(5);

/** Random images in the size of digits, and a random digit for each. */
function digits(rows: number, height: number, width: number) {
  const pixel = () => [random.randint(0, 256) / 256];
  const image = () => Array.from({ length: height }, () => Array.from({ length: width }, pixel));
  return {
    type: "inline",
    inputs: Array.from({ length: rows }, image),
    targets: Array.from({ length: rows }, () => oneHot(random.randint(0, 10))),
  };
}

function oneHot(digit: number): readonly number[] {
  return Array.from({ length: 10 }, (_, index) => (index === digit ? 1 : 0));
}

const rest = { loss: "categoricalCrossentropy", train: { epochs: 2, batchSize: 32 } };
const answer = { type: "dense", units: 10, activation: "softmax" };
const nets = {
  "a net of two layers, the last batch of 6 rows": {
    name: "mlp",
    precision: "float32",
    dataset: digits(38, 14, 14),
    layers: ["flatten", { type: "dense", units: 33, activation: "relu" }, answer],
    optimizer: { type: "sgd", learningRate: 0.1 },
    ...rest,
  },
  "rows that are mixed, turned and made noisy": {
    name: "augmented",
    precision: "float32",
    dataset: {
      ...digits(38, 8, 8),
      augment: [
        { type: "randomRotation", factor: 0.1 },
        { type: "mixup", alpha: 0.4 },
        { type: "noise", stddev: 0.1 },
      ],
    },
    layers: ["flatten", { type: "dense", units: 33, activation: "relu" }, answer],
    optimizer: { type: "sgd", learningRate: 0.1 },
    ...rest,
  },
  "early stopping by a metric in the unit of a scaled column": {
    name: "stopping",
    precision: "float32",
    seed: 3,
    dataset: {
      type: "csv",
      text: `x,y\n${Array.from({ length: 60 }, (_, row) => `${row / 10},${50 + 40 * Math.sin(row / 10)}`).join("\n")}`,
      columns: { x: "number", y: { type: "number", scale: "minMax" } },
      targets: "y",
      split: { type: "random", validation: 20 },
    },
    layers: [
      { type: "dense", units: 16, activation: "tanh" },
      { type: "dense", units: 1 },
    ],
    loss: "meanSquaredError",
    metrics: ["meanAbsoluteError"],
    optimizer: { type: "adam", learningRate: 0.05 },
    train: { epochs: 200, batchSize: 16, earlyStopping: { monitor: "validation.meanAbsoluteError", patience: 4 } },
  },
  "convolutions of every kind, on images and along their lines": {
    name: "windows",
    precision: "float32",
    dataset: digits(13, 9, 8),
    layers: [
      {
        type: "zeroPadding2d",
        padding: [
          [0, 1],
          [2, 0],
        ],
      },
      { type: "separableConv2d", filters: 8, kernelSize: 3, strides: 2, padding: "same", activation: "relu" },
      { type: "spatialDropout2d", rate: 0.3 },
      { type: "upSampling2d", interpolation: "bilinear" },
      { type: "depthwiseConv2d", kernelSize: [2, 3], strides: 2 },
      { type: "conv2dTranspose", filters: 8, kernelSize: 3, strides: 2 },
      { type: "reshape", targetShape: [99, 8] },
      { type: "conv1d", filters: 12, kernelSize: 5, padding: "causal", activation: "relu" },
      { type: "maxPooling1d", poolSize: 3 },
      "globalMaxPooling1d",
      answer,
    ],
    optimizer: "adam",
    ...rest,
  },
  "a perceptron that meets its weights again": {
    name: "perceptron",
    dataset: {
      type: "inline",
      inputs: [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ],
      targets: [[0], [1], [1], [0]],
    },
    layers: [{ type: "dense", units: 1, activation: "step", weightsInitializer: "zeros" }],
    learning: "perceptron",
    optimizer: { type: "sgd", learningRate: 1 },
    train: { epochs: 90, batchSize: 1 },
  },
  "hill climbing until it is good enough": {
    name: "hill",
    dataset: {
      type: "inline",
      inputs: [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ],
      targets: [[0], [1], [1], [0]],
    },
    layers: [
      { type: "dense", units: 4, activation: "tanh" },
      { type: "dense", units: 1 },
    ],
    learning: { type: "hillClimbing", step: 0.3, vary: "one" },
    loss: "meanSquaredError",
    train: { epochs: 5000, batchSize: "all", until: [{ name: "loss", atMost: 0.1 }] },
  },
  "convolutions, pools and Adam": {
    name: "images",
    precision: "float32",
    dataset: digits(37, 12, 13),
    layers: [
      { type: "conv2d", filters: 6, kernelSize: 5, padding: "same", activation: "tanh" },
      { type: "maxPooling2d", poolSize: 2 },
      { type: "conv2d", filters: 7, kernelSize: 3, activation: "relu" },
      { type: "averagePooling2d", poolSize: 2 },
      "flatten",
      { type: "dense", units: 21, activation: "sigmoid" },
      answer,
    ],
    optimizer: { type: "adam", learningRate: 0.01 },
    ...rest,
  },
  "lstm and gru, step by step, by their kernels": {
    name: "recurrent",
    precision: "float32",
    dataset: digits(37, 11, 12),
    layers: [
      { type: "reshape", targetShape: [11, 12] },
      { type: "lstm", units: 19, returnSequences: true },
      { type: "bidirectional", layer: { type: "gru", units: 9, returnSequences: true } },
      { type: "simpleRnn", units: 8, recurrentDropout: 0.2 },
      answer,
    ],
    optimizer: { type: "adam", learningRate: 0.01 },
    ...rest,
  },
  "dropout in turn and at random, batch normalisation and momentum in float64": {
    name: "normal",
    precision: "float64",
    dataset: digits(45, 9, 9),
    layers: [
      "flatten",
      { type: "dense", units: 30, activation: "relu" },
      { type: "dropout", pattern: "inTurn" },
      "batchNormalization",
      { type: "dropout", rate: 0.3 },
      answer,
    ],
    optimizer: { type: "sgd", learningRate: 0.05, momentum: 0.9 },
    ...rest,
  },
};

describe("1, 2, 3 and 8 threads give the same bits, and all of them meet", () => {
  it.each(Object.entries(nets))("with %s", (_, net) => {
    const [results = []] = trained([net], [1, 2, 3, 8]);
    const bits = results[0]?.bits;
    expect(bits).toMatch(/^[0-9a-f]{64}$/);
    expect(results).toEqual([1, 2, 3, 8].map((threads) => ({ threads, bits, ending: "finished" })));
  });

  it("and stop before the same number that is not finite", () => {
    const net = nets["a net of two layers, the last batch of 6 rows"];
    const wild = { ...net, optimizer: { type: "sgd", learningRate: 1e30 } };
    const [results = []] = trained([wild], [1, 2, 3, 8]);
    expect(results[0]?.problem).toMatch(/^Training stopped at update \d+: .* is not finite\.$/);
    const { bits, problem } = results[0] ?? {};
    const expected = [1, 2, 3, 8].map((threads) => ({ threads, bits, problem, ending: "notFinite" }));
    expect(results).toEqual(expected);
  });
});

describe("a thread that fails", () => {
  it("lets the others go, and says why", () => {
    expect(runBuilt(new URL("./one-fails.mjs", import.meta.url))).toBe("TeamError: thread 2 has lost its way");
  });

  it("lets the others go where Node has ended it, too", () => {
    const said = "TeamError: thread 1 ended before its training";
    expect(runBuilt(new URL("./one-is-ended.mjs", import.meta.url))).toBe(said);
  });
});
