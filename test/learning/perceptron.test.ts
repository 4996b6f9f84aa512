import { describe, expect, it } from "vitest";
import { PerceptronStopping } from "../../runtime/perceptron-stopping.ts";
import { learner, numbersOf, specText } from "./learn.ts";

/** After each epoch: how many rows were answered wrongly in it, and the bias and weights then. */
async function epochsOf(text: string) {
  const { network, train, data } = await learner(text);
  const parameters = network.createParameters();
  const seen: { mistakes: number; weights: readonly number[] }[] = [];
  let before = 0;
  let stop: string | undefined;
  for (const { updates = 0, stop: reason } of train(parameters, data, { every: 4 })) {
    seen.push({ mistakes: updates - before, weights: numbersOf(parameters, "dense1Bias", "dense1Weights") });
    before = updates;
    stop = reason;
  }
  return { seen, stop };
}

describe("the perceptron rule, from weights of zero, with a rate of 1", () => {
  it("learns AND in the published epochs", async () => {
    expect(await epochsOf(specText("perceptron-and"))).toEqual({
      stop: "noMistakes",
      seen: [
        { mistakes: 2, weights: [0, 1, 1] },
        { mistakes: 3, weights: [-1, 2, 1] },
        { mistakes: 3, weights: [-2, 2, 1] },
        { mistakes: 2, weights: [-2, 2, 2] },
        { mistakes: 1, weights: [-3, 2, 1] },
        { mistakes: 0, weights: [-3, 2, 1] },
      ],
    });
  });

  it("meets weights again with XOR, and ends there rather than go round for ever", async () => {
    expect(await epochsOf(specText("perceptron-xor"))).toEqual({
      stop: "notSeparable",
      seen: [
        { mistakes: 3, weights: [-1, -1, 0] },
        { mistakes: 3, weights: [0, -1, 0] },
        { mistakes: 4, weights: [0, -1, 0] },
      ],
    });
  });

  it("goes on to the end of its epochs where they are too few", async () => {
    const { seen, stop } = await epochsOf(specText("perceptron-and").replace("epochs: 100", "epochs: 4"));
    expect({ epochs: seen.length, stop }).toEqual({ epochs: 4, stop: undefined });
  });

  it("teaches several neurons at once, each its own gate", async () => {
    const { network, train, data } = await learner(`
precision: float64
dataset:
  type: inline
  inputs: [[0, 0], [0, 1], [1, 0], [1, 1]]
  targets: [[0, 0], [0, 1], [0, 1], [1, 1]]
layers: [{ type: dense, units: 2, activation: step, weightsInitializer: zeros }]
learning: perceptron
optimizer: { type: sgd, learningRate: 1 }
train: { epochs: 100, batchSize: 1, shuffle: false }
`);
    const parameters = network.createParameters();
    const ends = [...train(parameters, data, { every: 1000 })].map(({ stop }) => stop);
    // Side by side, the weights of AND and of OR, as each is learnt alone.
    expect({ ends, weights: numbersOf(parameters, "dense1Weights", "dense1Bias") }).toEqual({
      ends: ["noMistakes"],
      weights: [2, 1, 1, 1, -3, -1],
    });
  });

  it("learns from what fixed neurons before it make of the rows, as Rosenblatt's had them", async () => {
    // Two fixed neurons tell apart "at least one" and "both": with them, XOR is separable.
    const { network, train, data } = await learner(`
dataset: { type: inline, inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [1], [1], [0]] }
layers:
  - type: dense
    units: 2
    activation: step
    trainable: false
    weightsInitializer: ones
    biasInitializer: { type: values, values: [-1, -2] }
  - { type: dense, units: 1, activation: step, weightsInitializer: zeros }
learning: perceptron
optimizer: { type: sgd, learningRate: 1 }
train: { epochs: 100, batchSize: 1, shuffle: false }
`);
    const parameters = network.createParameters();
    expect([...train(parameters, data, { every: 1000 })].map(({ stop }) => stop)).toEqual(["noMistakes"]);
    const answers = network.predictMany(parameters, [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    expect(answers).toEqual([[0], [1], [1], [0]]);
  });
});

describe("the end of a perceptron's training", () => {
  it("is not taken from weights that only sum up to the same", () => {
    const weights = Float64Array.of(3, 0);
    const ending = new PerceptronStopping([weights]);
    weights.set([1, 1]); // 1 · 1 + 2 · 1 = 1 · 3
    expect(ending.endOfEpoch(1)).toBeUndefined();
    weights.set([3, 0]);
    expect(ending.endOfEpoch(2)).toBe("notSeparable");
  });
});
