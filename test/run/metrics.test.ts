import { describe, expect, it } from "vitest";
import { type Run, train } from "../../compiler/run/train.ts";

/** Trains (here: by steps too small to change anything) and measures, with one doer of the work. */
async function run(text: string, tier: "loops" | "kernels"): Promise<Run> {
  const { run, diagnostics } = await train(text, { file: "metrics.yaml", tier });
  if (!run) throw new Error(diagnostics[0]?.text);
  return run;
}

/** Three neurons that hand on x, 2x and −x; the answer is their sum, 2x. */
const threeNeurons = `
precision: float64
dataset:
  type: inline
  inputs: [[1], [2], [-3], [0.25], [-4]]
  targets: [[2], [4], [-6], [0.5], [-7]]
layers:
  - { type: dense, name: hidden, units: 3, useBias: false, weightsInitializer: { type: values, values: [[1, 2, -1]] } }
  - { type: dense, name: answer, units: 1, useBias: false, weightsInitializer: { type: ones } }
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 1e-300 }
metrics:
  - maxAbsoluteError
  - { type: maxAbsoluteError, name: greatestWithOneOff, without: hidden }
  - { type: meanAbsoluteError, name: meanWithOneOff, without: hidden }
  - { type: rootMeanSquaredError, name: rootWithOneOff, without: hidden }
  - { type: bitAccuracy, name: bitsWithOneOff, without: hidden }
  - { type: distinctCodes, layer: hidden }
train: { epochs: 1, batchSize: 2, shuffle: false }
`;

describe.each(["loops", "kernels"] as const)("metrics over several batches, by %s", (tier) => {
  it("without: each neuron off in turn, the worst of what is measured so", async () => {
    const { measures } = await run(threeNeurons, tier);
    // The answer is 2x; without the first neuron x, without the second 0, without the third 3x. Targets: 2x, the last −7.
    expect(measures.training).toMatchObject({
      maxAbsoluteError: 1,
      // The second: |−7 − 0|.
      greatestWithOneOff: 7,
      // The second: (2 + 4 + 6 + 0.5 + 7) / 5.
      meanWithOneOff: 3.9,
      rootWithOneOff: Math.sqrt((4 + 16 + 36 + 0.25 + 49) / 5),
      // The second: the two targets above one half are not found.
      bitsWithOneOff: 0.6,
    });
  });

  it("distinctCodes: as many as there are, however the rows fall into batches", async () => {
    // (x, 2x, −x) > ½: 110, 110, 001, 000, 001.
    expect((await run(threeNeurons, tier)).measures.training.distinctCodes).toBe(3);
  });

  it("confusionMatrix: counts of all batches, claimed as a table", async () => {
    const text = `
dataset:
  type: csv
  text: |
    a,b,c,which
    1,0,0,low
    0,1,0,low
    0,1,0,middle
    0,0,1,high
    0,0,1,high
  columns: { a: number, b: number, c: number, which: { type: category, categories: [low, middle, high] } }
  targets: which
layers:
  - type: dense
    units: 3
    activation: softmax
    weightsInitializer: { type: values, values: [[5, 0, 0], [0, 5, 0], [0, 0, 5]] }
loss: categoricalCrossentropy
optimizer: { type: sgd, learningRate: 1e-30 }
metrics: [accuracy, confusionMatrix]
train: { epochs: 1, batchSize: 2 }
expect:
  metrics:
    - { name: confusionMatrix, is: [[1, 1, 0], [0, 1, 0], [0, 0, 2]] }
    - { name: confusionMatrix, is: [[1, 1, 0], [0, 1, 0], [0, 1, 1]] }
`;
    const { measures, claims } = await run(text, tier);
    expect(measures.training.confusionMatrix).toEqual([
      [1, 1, 0],
      [0, 1, 0],
      [0, 0, 2],
    ]);
    expect(claims.map(({ holds }) => holds)).toEqual([true, false]);
    expect(claims[1]?.diagnostics.map(({ text }) => text)).toEqual(["confusionMatrix[2][1] should be 1, but is 0."]);
  });

  it("precision, recall and f1Score: ratios of sums over all batches, 0 of nothing", async () => {
    const text = (bias: number) => `
dataset:
  type: csv
  text: |
    x,y
    3,yes
    2,no
    1,yes
    -1,yes
    -2,no
  columns: { x: number, y: { type: category, categories: [no, yes] } }
  targets: y
layers:
  - type: dense
    units: 1
    activation: sigmoid
    weightsInitializer: { type: values, values: [[1]] }
    biasInitializer: { type: values, values: [${bias}] }
loss: binaryCrossentropy
optimizer: { type: sgd, learningRate: 1e-30 }
metrics: [precision, recall, f1Score]
train: { epochs: 1, batchSize: 2 }
`;
    // Yes is answered to 3, 2 and 1, rightly to two of them; yes should be answered three times.
    const usual = (await run(text(0), tier)).measures.training;
    expect(usual).toMatchObject({ precision: 2 / 3, recall: 2 / 3, f1Score: 4 / 6 });
    const never = (await run(text(-9), tier)).measures.training;
    expect(never).toMatchObject({ precision: 0, recall: 0, f1Score: 0 });
  });
});
