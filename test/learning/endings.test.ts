import { describe, expect, it } from "vitest";
import { train } from "../../compiler/run/train.ts";
import { EarlyStopping, type EarlyStoppingOptions } from "../../runtime/early-stopping.ts";
import { learner, numbersOf } from "./learn.ts";

/** Early stopping that is shown these values; the parameter is the number of the epoch. */
function shown(values: readonly number[], options: Partial<EarlyStoppingOptions>) {
  const parameter = Float64Array.of(0);
  const usual = { better: "lower", patience: 2, minDelta: 0, restoreBestWeights: true } as const;
  const stopping = new EarlyStopping([parameter], { ...usual, ...options });
  let end = 0;
  for (const [index, value] of values.entries()) {
    parameter[0] = index + 1;
    end = index + 1;
    if (stopping.endOfEpoch(value, end) !== undefined) break;
  }
  stopping.restore();
  return { end, best: stopping.bestEpoch, restored: parameter[0] };
}

describe("early stopping, as Keras has it,", () => {
  it("waits for so many epochs without improvement, and brings the best back", () => {
    expect(shown([5, 3, 4, 3, 2, 1], {})).toEqual({ end: 4, best: 2, restored: 2 });
    expect(shown([5, 3, 4, 2, 3, 3, 3], {})).toEqual({ end: 6, best: 4, restored: 4 });
  });

  it("ends with the first epoch that is no better where it has no patience", () => {
    expect(shown([5, 4, 4, 1], { patience: 0 })).toEqual({ end: 3, best: 2, restored: 2 });
  });

  it("goes up for what is better higher", () => {
    expect(shown([0.5, 0.7, 0.6, 0.7, 0.9], { better: "higher" })).toEqual({ end: 4, best: 2, restored: 2 });
  });

  it("takes what changes by minDelta alone for no improvement", () => {
    expect(shown([5, 4.5, 4, 3.25], { minDelta: 1, patience: 3 })).toEqual({ end: 4, best: 4, restored: 4 });
    expect(shown([5, 4.5, 4, 3.25], { minDelta: 1 })).toEqual({ end: 3, best: 1, restored: 1 });
  });

  it("brings the best back, too, where the epochs are up before its patience", () => {
    expect(shown([5, 3, 4], { patience: 9 })).toEqual({ end: 3, best: 2, restored: 2 });
  });

  it("leaves the last weights where it is told to", () => {
    expect(shown([5, 3, 4, 4], { restoreBestWeights: false })).toEqual({ end: 4, best: 2, restored: 4 });
  });

  it("takes no NaN for the best", () => {
    expect(shown([Number.NaN, 5, Number.NaN, Number.NaN], {})).toEqual({ end: 4, best: 2, restored: 2 });
  });
});

const noisy = (ending: string, more = ""): string => `
precision: float64
seed: 3
dataset: { type: sine, rows: 60, split: { type: random, validation: 20, test: 20 } }
layers: [{ type: dense, units: 8, activation: tanh }, { type: dense, units: 1 }]
loss: meanSquaredError
optimizer: { type: adam, learningRate: 0.05 }
metrics: [meanAbsoluteError]
train: { epochs: 300, batchSize: 16, ${ending} }
${more}`;

async function run(text: string) {
  const { run, diagnostics } = await train(text, { file: "some-net.yaml" });
  if (run === undefined) throw new Error(diagnostics[0]?.text);
  return run;
}

describe("a training with early stopping", () => {
  it("leaves the weights of the epoch with the least validation loss, and has it on record", async () => {
    const { stop, bestEpoch, epochs, records, measures } = await run(
      noisy("earlyStopping: { monitor: validation.loss, patience: 6 }"),
    );
    expect(stop).toBe("earlyStopping");
    expect(epochs).toBe((bestEpoch ?? 0) + 6);
    expect(records.at(-1)).toMatchObject({ epoch: epochs, stop: "earlyStopping", bestEpoch });
    const losses = records.map((record) => record["validation.loss"] ?? Number.NaN);
    expect(measures.validation.loss).toBeLessThanOrEqual(Math.min(...losses));
    expect(measures.validation.loss).toBeLessThan(losses.at(-1) ?? Number.NaN);
  });

  it("leaves, in a module that is used by hand, the weights that so many epochs alone would have left", async () => {
    const text = noisy("earlyStopping: { monitor: validation.loss, patience: 6 }");
    const { network, train: loop, data, validation } = await learner(text);
    const stopped = network.createParameters(3);
    let bestEpoch = 0;
    for (const progress of loop(stopped, data, { seed: 3, validation: validation() }))
      bestEpoch = progress.bestEpoch ?? 0;
    const plain = await learner(noisy("shuffle: true"));
    const straight = plain.network.createParameters(3);
    for (const _ of plain.train(straight, plain.data, { seed: 3, epochs: bestEpoch }));
    expect(numbersOf(stopped, "dense1Weights", "dense1Bias", "dense2Weights", "dense2Bias")).toEqual(
      numbersOf(straight, "dense1Weights", "dense1Bias", "dense2Weights", "dense2Bias"),
    );
  });
});

describe("a training with until", () => {
  it("ends with the first epoch at whose end every bound holds", async () => {
    const until = "until: [{ name: loss, atMost: 0.02 }, { name: meanAbsoluteError, on: validation, atMost: 0.15 }]";
    const { stop, epochs, measures } = await run(noisy(until));
    expect(stop).toBe("until");
    expect(measures.training.loss).toBeLessThanOrEqual(0.02);
    expect(measures.validation.meanAbsoluteError).toBeLessThanOrEqual(0.15);
    const { measures: before } = await run(noisy("shuffle: true").replace("epochs: 300", `epochs: ${epochs - 1}`));
    const held = (before.training.loss as number) <= 0.02 && (before.validation.meanAbsoluteError as number) <= 0.15;
    expect(held).toBe(false);
  });

  it("keeps the weights that are good enough, whatever early stopping finds best", async () => {
    const both = "until: [{ name: loss, atMost: 0.05 }], earlyStopping: { monitor: validation.loss, patience: 200 }";
    const { stop, measures } = await run(noisy(both));
    expect(stop).toBe("until");
    expect(measures.training.loss).toBeLessThanOrEqual(0.05);
  });

  it("goes on to its length where they never hold", async () => {
    const { stop, epochs } = await run(noisy("until: [{ name: loss, atMost: 0 }]").replace("300", "5"));
    expect({ stop, epochs }).toEqual({ stop: "epochs", epochs: 5 });
  });
});

describe("a trend", () => {
  const claims = (trend: string, on = "training"): string =>
    `expect: { metrics: [{ name: loss, on: ${on}, trend: ${trend} }] }`;
  const found = async (text: string) =>
    (await run(text)).claims.map(({ holds, diagnostics }) => [holds, diagnostics[0]?.text]);

  it("is about the beginning and the end, on any rows", async () => {
    expect(await found(noisy("shuffle: true", claims("falls", "test")))).toEqual([[true, undefined]]);
    const [[holds, text] = []] = await found(noisy("shuffle: true", claims("rises")));
    expect(holds).toBe(false);
    expect(text).toMatch(/^loss should be higher at the end than before training, but is 0\.00\d+ after \d\.\d+\.$/);
  });

  it("sees every epoch: one in which the loss rises is enough", async () => {
    const [[holds, text] = []] = await found(noisy("shuffle: true", claims("neverRises")));
    expect(holds).toBe(false);
    expect(text).toMatch(/^loss should be never higher than before, but is [\d.]+ after [\d.]+\.$/);
  });
});
