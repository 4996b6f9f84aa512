import { describe, expect, test } from "vitest";
import { train } from "../../compiler/run/train.ts";
import { folderWith, netwright } from "./netwright.ts";

/** Of the training rows five are "No" and three "Yes"; of the test rows two are "No" and two "Yes". */
const categories = `name: churn
precision: float64
dataset:
  type: csv
  text: |
    x,left
    1,No
    2,Yes
    3,No
    4,No
    5,Yes
    6,No
    7,Yes
    8,No
    1,Yes
    2,No
    3,No
    4,Yes
  targets: left
  split: { type: inOrder, test: 4 }
layers: [{ type: dense, units: 1, activation: sigmoid, weightsInitializer: zeros }]
loss: binaryCrossentropy
optimizer: { type: sgd, learningRate: 0.0 }
metrics: [accuracy, auc, f1Score, brierScore]
train: { epochs: 1 }
`;

describe("the baseline", () => {
  test("of categories is always the commonest: a column beside the results", async () => {
    const { stdout } = await netwright(folderWith({ "churn.yaml": categories }), ["train", "churn.yaml"]);
    // With p = 3/8 for all: the loss is −(ln ⅜ + ln ⅝) / 2, the Brier score ((3/8)² + (5/8)²) / 2.
    expect(stdout.split("\n").slice(0, 6)).toEqual([
      '            training      test  always "No"',
      "loss        0.693147  0.693147     0.725416",
      "accuracy       0.625       0.5          0.5",
      "auc              0.5       0.5          0.5",
      "f1Score            0         0            0",
      "brierScore      0.25      0.25     0.265625",
    ]);
  });

  test("of numbers is the mean of the training rows, in the unit of the column", async () => {
    const spec = `
precision: float64
dataset:
  type: csv
  text: |
    x,price
    1,10
    2,30
    3,50
    4,40
    5,10
  columns: { price: { type: number, scale: standard } }
  targets: price
  split: { type: inOrder, validation: 1, test: 1 }
layers: [{ type: dense, units: 1 }]
loss: meanSquaredError
optimizer: sgd
metrics: [meanAbsoluteError, rootMeanSquaredError, maxAbsoluteError, r2Score]
train: { epochs: 1 }`;
    const { run } = await train(spec, { file: "price.yaml" });
    // The mean of 10, 30 and 50 is 30, and the test row has 10.
    expect(run?.baseline()).toEqual({
      title: "always the mean",
      on: "test",
      measures: {
        loss: expect.closeTo(1.5, 14),
        meanAbsoluteError: expect.closeTo(20, 14),
        rootMeanSquaredError: expect.closeTo(20, 14),
        maxAbsoluteError: expect.closeTo(20, 14),
        r2Score: 0,
      },
    });
  });

  test("of numbers on a bent scale is still their mean", async () => {
    const spec = `
precision: float64
dataset:
  type: csv
  text: |
    x,price
    1,10
    2,1000
    3,100
  columns: { price: { type: number, scale: log1p } }
  targets: price
  split: { type: inOrder, test: 1 }
layers: [{ type: dense, units: 1 }]
loss: meanSquaredError
optimizer: sgd
metrics: [meanAbsoluteError]
train: { epochs: 1 }`;
    const { run } = await train(spec, { file: "price.yaml" });
    // The mean of 10 and 1000 is 505, and the test row has 100.
    expect(run?.baseline()?.measures.meanAbsoluteError).toBeCloseTo(405, 9);
  });

  test("of a series is its last value: as yesterday", async () => {
    const spec = `
precision: float64
dataset:
  type: csv
  text: |
    day,load
    1,10
    2,14
    3,12
    4,20
    5,17
    6,18
    7,26
  columns: { load: { type: number, scale: standard } }
  window: { length: 2, target: load }
  split: { type: inOrder, test: 3 }
layers: [{ type: dense, units: 1 }]
loss: meanSquaredError
optimizer: sgd
metrics: [meanAbsoluteError]
train: { epochs: 1 }`;
    const { stdout } = await netwright(folderWith({ "load.yaml": spec }), ["train", "load.yaml"]);
    const [head, , errors] = stdout.split("\n");
    expect(head).toMatch(/training +test +the last value$/);
    // From 20 to 17, to 18 and to 26.
    expect(errors).toMatch(/^meanAbsoluteError .* 4$/);
  });

  test("of several outputs and of categories with several units, over more rows than are measured at a time", async () => {
    const kinds = ["a", "b", "c", "a"];
    const rows = Array.from({ length: 12_000 }, (_, row) => `${row % 7},${kinds[row % 4]},${row % 2}`);
    const spec = `
dataset:
  type: csv
  text: |
    x,kind,size
${rows.map((row) => `    ${row}`).join("\n")}
  targets: { kind: kind, size: size }
  split: { type: inOrder, test: 6000 }
layers:
  - { type: dense, units: 3, activation: softmax, name: kind, inputs: input }
  - { type: dense, units: 1, name: size, inputs: input }
loss: [{ type: categoricalCrossentropy, output: kind }, { type: meanSquaredError, output: size, weight: 2 }]
optimizer: sgd
metrics: [{ type: accuracy, output: kind }, { type: meanSquaredError, output: size }]
train: { iterations: 1 }`;
    const { run } = await train(spec, { file: "two.yaml" });
    // Half of the rows are "a"; the entropy is ½ ln 2 + ½ ln 4, and the variance of 0 and 1 is ¼.
    expect(run?.baseline()).toEqual({
      title: "baseline",
      on: "test",
      measures: {
        loss: expect.closeTo(1.5 * Math.LN2 + 0.5, 5),
        "kind.accuracy": 0.5,
        "size.meanSquaredError": 0.25,
      },
    });
  });

  test("has no loss where a category does not occur in the training rows, and is absent without other rows", async () => {
    const unseen = categories.replace("test: 4", "test: 11");
    const { run } = await train(unseen, { file: "churn.yaml" });
    expect(run?.baseline()?.measures).toEqual({ accuracy: 6 / 11, auc: 0.5, f1Score: 0, brierScore: 5 / 11 });
    const all = await train(categories.replace(/ {2}split: .*\n/, ""), { file: "churn.yaml" });
    expect(all.run?.baseline()).toBeUndefined();
  });
});
