import { describe, expect, it } from "vitest";
import { trained } from "./trained.ts";

/** The claims of a spec that do not hold; none. */
async function failing(text: string, tier: "loops" | "kernels" = "loops"): Promise<readonly string[]> {
  const { claims } = await trained(`precision: float64\n${text}`, tier);
  expect(claims.length).toBeGreaterThan(0);
  return claims.flatMap(({ holds, subject, found }) => (holds ? [] : [`${subject}: ${JSON.stringify(found)}`]));
}

describe.each(["loops", "kernels"] as const)("what other libraries do in more than one way, by %s", (tier) => {
  it("the moving variance takes the deviation over the batch, divided by n: (9 + 1 + 16) / 3", async () => {
    const text = `
dataset: { type: inline, inputs: [[2], [4], [9]], targets: [[1], [2], [3]] }
layers: [{ type: batchNormalization, momentum: 0.75, movingVarianceInitializer: zeros }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0 }
train: { iterations: 1, batchSize: all }
expect:
  parameters:
    - { name: batchNormalization1.movingMean, is: [1.25], within: 1.0e-15 }
    - { name: batchNormalization1.movingVariance, is: [2.1666666666666667], within: 1.0e-15 }
`;
    expect(await failing(text, tier)).toEqual([]);
  });

  it("an average at the border is that of the cells on the image", async () => {
    const text = `
layers: [{ type: input, shape: [2, 3, 1] }, { type: averagePooling2d, name: mean, poolSize: 2, strides: 1, padding: same }]
expect:
  layers: [{ name: mean, inputs: [[[1], [2], [3]], [[4], [5], [6]]], outputs: [[[3], [4], [4.5]], [[4.5], [5.5], [6]]], within: 0 }]
`;
    expect(await failing(text, tier)).toEqual([]);
  });

  it("a short last batch is averaged over its own rows, the loss over all rows, and a regularizer counts once", async () => {
    const text = `
dataset: { type: inline, inputs: [[0], [0], [0]], targets: [[2], [2], [5]] }
layers: [{ type: dense, units: 1, weightsInitializer: zeros, biasInitializer: ones, biasRegularizer: { type: l1, l1: 1 } }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.25 }
train: { epochs: 1, batchSize: 2, shuffle: false }
metrics: [rootMeanSquaredError]
expect:
  parameters:
    # 2 · (1 − 2) + 1 is −1; then 2 · (1.25 − 5) + 1 is −6.5.
    - { name: dense1.bias, after: 1, is: [1.25] }
    - { name: dense1.bias, after: 2, is: [2.875] }
  metrics:
    # (1 + 1 + 16) / 3 + |1|
    - { name: loss, after: 0, is: 7 }
    - { name: rootMeanSquaredError, after: 0, is: 2.449489742783178 }
`;
    expect(await failing(text, tier)).toEqual([]);
  });

  it("of four equal values max pooling hands the slope to the first", async () => {
    // The second weight sees the cell to the right of the chosen one: 1 beside the first, nothing beside the last.
    const text = `
dataset: { type: inline, inputs: [[[[1], [1]], [[1], [1]]]], targets: [[[[3]]]] }
layers:
  - { type: conv2d, name: taps, filters: 1, kernelSize: [1, 2], useBias: false, padding: same, kernelInitializer: { type: values, values: [[[[1]], [[0]]]] } }
  - { type: maxPooling2d, poolSize: 2 }
loss: sumSquaredError
optimizer: { type: sgd, learningRate: 0 }
train: { iterations: 1 }
expect: { gradients: [{ name: taps.kernel, after: 0, is: [[[[-2]], [[-2]]]] }] }
`;
    expect(await failing(text, tier)).toEqual([]);
  });

  it("nothing of a frozen normalization moves, by no decay, regularizer or batch", async () => {
    const text = `
dataset: { type: inline, inputs: [[2], [4], [9]], targets: [[1], [2], [3]] }
layers:
  - { type: batchNormalization, momentum: 0.5, trainable: false, betaRegularizer: { type: l2, l2: 1 }, betaInitializer: ones }
  - { type: dense, units: 1 }
loss: meanSquaredError
optimizer: { type: adamW, learningRate: 0.1, weightDecay: 0.2 }
train: { epochs: 2, batchSize: 2 }
expect:
  parameters:
    - { name: batchNormalization1.movingMean, is: [0] }
    - { name: batchNormalization1.movingVariance, is: [1] }
    - { name: batchNormalization1.gamma, is: [1] }
    - { name: batchNormalization1.beta, is: [1] }
`;
    expect(await failing(text, tier)).toEqual([]);
  });

  it("smoothed targets of yes and no are 0.2 and 0.8: the mean of ln 2 and 0.5269… is 0.61003759580145895", async () => {
    const text = `
dataset: { type: inline, inputs: [[0, 2]], targets: [[0, 1]] }
layers: [{ type: activation, activation: sigmoid }]
loss: { type: binaryCrossentropy, labelSmoothing: 0.4 }
expect: { metrics: [{ name: loss, is: 0.61003759580145895, within: 1.0e-15 }] }
`;
    expect(await failing(text, tier)).toEqual([]);
  });

  it("the slope of |x| at 0 is 0: what is right, or nothing, does not move", async () => {
    const text = `
dataset: { type: inline, inputs: [[3]], targets: [[0]] }
layers: [{ type: dense, units: 1, weightsInitializer: zeros, weightsRegularizer: { type: l1, l1: 2 } }]
loss: meanAbsoluteError
optimizer: { type: sgd, learningRate: 1 }
train: { iterations: 2 }
expect:
  gradients: [{ name: dense1.weights, after: 0, is: [[0]] }, { name: dense1.bias, after: 0, is: [0] }]
  parameters: [{ name: dense1.weights, is: [[0]] }]
`;
    expect(await failing(text, tier)).toEqual([]);
  });
});

describe("early stopping", () => {
  /** The weight goes to 3, 8 and 7.5 on its way to 4: the errors are 1, 4 and 3.5. */
  const wild = (more: string) => `
dataset: { type: inline, inputs: [[1]], targets: [[4]] }
layers: [{ type: dense, units: 1, useBias: false, weightsInitializer: zeros }]
loss: meanAbsoluteError
optimizer: { type: sgd, learningRate: { type: piecewiseConstantDecay, boundaries: [0, 1], values: [3, 5, 0.5] } }
train: { epochs: 3, earlyStopping: { monitor: loss, patience: 4${more} } }
`;

  it("gives the best weights back where the length of the training ends it, too", async () => {
    const best =
      "expect: { parameters: [{ name: dense1.weights, is: [[3]] }], stop: epochs, metrics: [{ name: loss, is: 1 }] }";
    expect(await failing(wild("") + best)).toEqual([]);
    const last = "expect: { parameters: [{ name: dense1.weights, is: [[7.5]] }], metrics: [{ name: loss, is: 3.5 }] }";
    expect(await failing(wild(", restoreBestWeights: false") + last)).toEqual([]);
  });

  it("waits for recall to rise, from 0 to 1", async () => {
    const text = `
dataset: { type: inline, inputs: [[2], [-2]], targets: [[on], [off]], columns: { targets: { type: category, categories: [off, on] } } }
layers: [{ type: dense, units: 2, activation: softmax, useBias: false, weightsInitializer: { type: values, values: [[1, -1]] } }]
loss: categoricalCrossentropy
optimizer: { type: sgd, learningRate: 0.1 }
metrics: [recall]
train: { epochs: 25, earlyStopping: { monitor: recall, patience: 15 } }
expect: { metrics: [{ name: recall, after: 0, is: 0 }, { name: recall, is: 1 }] }
`;
    expect(await failing(text)).toEqual([]);
  });
});
