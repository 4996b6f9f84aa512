import { describe, expect, it } from "vitest";
import { said, trained } from "./trained.ts";

/** One unit whose answer is its input; the rows, the loss and what is measured are the test's. */
function unit(rows: string, rest: string, activation = "linear"): string {
  return `
precision: float64
dataset: { type: inline, ${rows} }
layers: [{ type: dense, units: 1, useBias: false, weightsInitializer: ones, activation: ${activation} }]
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 4, batchSize: 2, shuffle: false }
${rest}
`;
}

const inputs = "inputs: [[-3], [-0.2], [0], [0.1], [0.4], [5]]";
const names = `${inputs}, targets: [[dry], [dry], [dry], [wet], [dry], [wet]], columns: { targets: { type: category, categories: [dry, wet] } }`;
const signs = `${inputs}, targets: [[-1], [-1], [-1], [1], [-1], [1]]`;

describe.each(["hinge", "squaredHinge"])("%s learns the sign: above 0 is a yes", (loss) => {
  it.each(["loops", "kernels"] as const)("in every metric of a category, by %s", async (tier) => {
    const metrics =
      "[accuracy, precision, recall, f1Score, confusionMatrix, bitAccuracy, { type: topKAccuracy, k: 1 }]";
    const { measures } = await trained(unit(names, `loss: ${loss}\nmetrics: ${metrics}`), tier);
    // Only 0.4 is on the wrong side: dry, and answered wet. 0 is dry.
    expect(measures.training).toMatchObject({
      accuracy: 5 / 6,
      precision: 2 / 3,
      recall: 1,
      f1Score: 0.8,
      confusionMatrix: [
        [3, 1],
        [0, 2],
      ],
      bitAccuracy: 5 / 6,
      topKAccuracy: 5 / 6,
    });
  });

  it("in metrics of targets that are written as −1 and 1", async () => {
    const { measures } = await trained(unit(signs, `loss: ${loss}\nmetrics: [bitAccuracy, maxWrongBits]`));
    expect(measures.training).toMatchObject({ bitAccuracy: 5 / 6, maxWrongBits: 1 });
  });

  it("after tanh, too", async () => {
    const { measures } = await trained(unit(names, `loss: ${loss}\nmetrics: [accuracy]`, "tanh"));
    expect(measures.training.accuracy).toBe(5 / 6);
  });

  it("in answers, which are scores and no probabilities", async () => {
    const { answer, predict } = await trained(unit(names, `loss: ${loss}`));
    expect(answer([0.25])).toEqual({ label: "wet", scores: { dry: -0.25, wet: 0.25 } });
    expect(answer([-4])).toEqual({ label: "dry", scores: { dry: 4, wet: -4 } });
    expect(answer([0])).toMatchObject({ label: "dry" });
    expect(predict([0.25])).toEqual([0.25]);
  });

  it("where `until:` and `earlyStopping:` look at accuracy", async () => {
    const right = names.replace("[0.4]", "[-0.4]");
    const until = unit(right, `loss: ${loss}\nmetrics: [accuracy]`).replace(
      "epochs: 4",
      "epochs: 4, until: [{ name: accuracy, is: 1 }]",
    );
    expect(await trained(until)).toMatchObject({ stop: "until", epochs: 1 });
    const stopping = unit(right, `loss: ${loss}\nmetrics: [accuracy]`).replace(
      "epochs: 4",
      "epochs: 4, earlyStopping: { monitor: accuracy, patience: 2 }",
    );
    expect(await trained(stopping)).toMatchObject({
      stop: "earlyStopping",
      bestEpoch: 1,
      measures: { training: { accuracy: 1 } },
    });
  });
});

describe("the generated module answers by the sign, too", () => {
  const text = (units: number, weights: string): string => `
precision: float64
dataset: { type: csv, text: "x,sky\\n1,wet\\n-1,dry", columns: { sky: { type: category, topK: 1 } }, targets: sky }
layers: [{ type: dense, units: ${units}, useBias: false, weightsInitializer: { type: values, values: [${weights}] } }]
loss: hinge
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 1 }
`;

  it("with one unit", async () => {
    const { answer, predict } = await trained(text(1, "[1]"));
    const wet = { label: "wet", scores: { dry: -0.3, wet: 0.3 }, top: [{ label: "wet", score: 0.3 }] };
    expect(answer({ x: 0.3 })).toEqual(wet);
    expect(predict({ x: 0.3 })).toEqual({ sky: { ...wet, score: 0.3 } });
  });

  it("with a unit for each category, of which the greatest wins", async () => {
    const { answer, predict } = await trained(text(2, "[-0.5, -2]"));
    const dry = { label: "dry", scores: { dry: -0.5, wet: -2 }, top: [{ label: "dry", score: -0.5 }] };
    expect(answer({ x: 1 })).toEqual(dry);
    expect(predict({ x: 1 })).toEqual({ sky: { ...dry, score: -0.5 } });
  });
});

describe("other losses decide at one half", () => {
  it("meanSquaredError: 0.4 is a no, 5 a yes, and both are answered", async () => {
    const { measures, answer } = await trained(unit(names, "loss: meanSquaredError\nmetrics: [accuracy, recall]"));
    // Only 0.1 is on the wrong side: wet, and answered dry.
    expect(measures.training).toMatchObject({ accuracy: 5 / 6, recall: 0.5 });
    expect(answer([0.4])).toMatchObject({ label: "dry" });
    expect(answer([5])).toMatchObject({ label: "wet" });
  });

  it("topKAccuracy of one unit: the first category alone can be wrong, both together cannot", async () => {
    const metrics = "metrics: [{ type: topKAccuracy, k: 1, name: first }, { type: topKAccuracy, k: 2, name: both }]";
    const { measures } = await trained(unit(names, `loss: meanSquaredError\n${metrics}`));
    expect(measures.training).toMatchObject({ first: 5 / 6, both: 1 });
  });
});

describe("numbers of which one in each row is 1 are categories, too", () => {
  const rows = (targets: string): string => `
precision: float64
dataset: { type: inline, inputs: [[9, 1, 2], [3, 8, 4], [1, 2, 1]], targets: ${targets} }
layers: [{ type: activation, activation: softmax }]
loss: categoricalCrossentropy
metrics: [accuracy, confusionMatrix]
`;

  it("accuracy counts where the greatest answer is the right one", async () => {
    const { measures } = await trained(rows("[[1, 0, 0], [0, 1, 0], [0, 0, 1]]"));
    expect(measures.training).toMatchObject({
      accuracy: 2 / 3,
      confusionMatrix: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 1, 0],
      ],
    });
  });

  it("a row of other numbers is refused, whatever the loss", async () => {
    const wrong = rows("[[1, 0, 0], [0, 1, 0], [0, 2, 1]]").replace("categoricalCrossentropy", "meanSquaredError");
    expect(await said(wrong)).toEqual(["target-out-of-range: accuracy takes targets from 0 to 1, not 2 (row 3)."]);
    const two = rows("[[1, 0, 0], [0, 1, 0], [0, 1, 1]]").replace("categoricalCrossentropy", "meanSquaredError");
    expect(await said(two)).toEqual(["target-out-of-range: accuracy takes targets that add up to 1, not 2 (row 3)."]);
  });
});

describe("targets that add up to 1 do so along the last axis", () => {
  /** Two steps of two categories in each row. */
  const steps = (targets: string): string => `
precision: float64
dataset: { type: inline, inputs: [[[0, 4], [4, 0]], [[4, 0], [4, 0]]], targets: ${targets} }
layers: [{ type: activation, activation: softmax }]
loss: categoricalCrossentropy
metrics: [accuracy]
`;

  it("a sequence of one-hot targets is taken", async () => {
    const { measures } = await trained(steps("[[[0, 1], [1, 0]], [[1, 0], [0, 1]]]"));
    expect(measures.training.accuracy).toBe(0.75);
  });

  it("one that adds up to 1 only as a whole is refused", async () => {
    expect(await said(steps("[[[0, 1], [1, 0]], [[1, 0], [0, 0]]]"))).toEqual([
      "target-out-of-range: categoricalCrossentropy takes targets that add up to 1, not 0 (row 2).",
    ]);
    expect(await said(steps("[[[0, 0.5], [0.5, 0]], [[1, 0], [0, 1]]]"))).toEqual([
      "target-out-of-range: categoricalCrossentropy takes targets that add up to 1, not 0.5 (row 1).",
    ]);
  });
});
