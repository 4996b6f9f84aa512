import { describe, expect, it } from "vitest";
import { said, trained } from "./trained.ts";

/**
 * One row a step, in order: the first and the third are answered wrongly with weights of 0 (0 is a no), which makes the
 * first two corrections; the second and the fourth are right as they are.
 */
function perceptron(expectations: string, learning = "perceptron"): string {
  return `
precision: float64
dataset: { type: inline, inputs: [[1, 0], [-1, 0], [0, 1], [0, -1]], targets: [[1], [0], [1], [0]] }
layers: [{ type: dense, units: 1, activation: { type: step, threshold: 0.5 }, weightsInitializer: zeros, useBias: false }]
learning: ${learning}
optimizer: { type: sgd, learningRate: 1 }
train: { epochs: 5, batchSize: 1, shuffle: false }
expect: ${expectations}
`;
}

const weightsAfter = (...pairs: readonly (readonly [after: number, weights: string])[]) =>
  `{ parameters: [${pairs.map(([after, weights]) => `{ name: dense1.weights, after: ${after}, is: ${weights} }`).join(", ")}] }`;

describe("`after:` counts updates: steps that changed a weight", () => {
  it("the first correction is the first step, the second one the third", async () => {
    const text = perceptron(weightsAfter([0, "[[0], [0]]"], [1, "[[1], [0]]"], [2, "[[1], [1]]"]));
    const { claims, updates, iterations, stop } = await trained(text);
    expect(claims.map(({ holds }) => holds)).toEqual([true, true, true]);
    // A whole epoch without a mistake ends it: eight steps, two of which corrected something.
    expect({ updates, iterations, stop }).toEqual({ updates: 2, iterations: 8, stop: "noMistakes" });
  });

  it("more updates than there were are said so", async () => {
    expect(await said(perceptron(weightsAfter([3, "[[1], [1]]"])))).toEqual([
      "expect-needs: dense1.weights after 3 updates: the training ended after 2.",
    ]);
  });

  it("where every step is an update, steps are counted as before", async () => {
    const text = `
precision: float64
dataset: { type: inline, inputs: [[1], [1], [1]], targets: [[8], [8], [8]] }
layers: [{ type: dense, units: 1, useBias: false, weightsInitializer: zeros }]
loss: sumSquaredError
optimizer: { type: sgd, learningRate: 0.5 }
train: { epochs: 2, batchSize: 1 }
expect: ${weightsAfter([1, "[[4]]"], [2, "[[6]]"], [5, "[[7.75]]"])}
`;
    expect((await trained(text)).claims.map(({ holds }) => holds)).toEqual([true, true, true]);
  });
});
