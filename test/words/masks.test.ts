import { expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { train } from "../../compiler/run/train.ts";
import { disagreement } from "../../compiler/testing/disagreement.ts";
import { compiled } from "../compiled.ts";

test("masking sets a step to 0 where all its values are maskValue, and leaves the others", async () => {
  const spec = `
precision: float64
layers:
  - { type: input, shape: [4, 2] }
  - { type: masking, maskValue: -1 }`;
  const network = await loadNetwork(compiled(spec, { file: "masking.yaml" }));
  const rows = [-1, -1, -1, 2, 0, 0, -1, 5];
  expect(network.predict(network.createParameters(), rows)).toEqual([0, 0, -1, 2, 0, 0, -1, 5]);
});

test("a mask goes through dense, activation and dropout, and through merging where every input has one", () => {
  const spec = (last: string): string => `
layers:
  - { type: input, shape: [3, 2] }
  - { type: masking, name: one }
  - { type: dense, units: 2 }
  - { type: activation, activation: tanh }
  - { type: dropout, name: other, rate: 0.5 }
  - { type: ${last} }`;
  const codes = (last: string): readonly string[] =>
    compile(spec(last), { file: "masks.yaml" }).diagnostics.map(({ code }) => code);
  expect(codes("add, inputs: [one, other]")).toEqual([]);
  expect(codes("concatenate, inputs: [one, other]")).toEqual([]);
  expect(codes("add, inputs: [one, input]")).toEqual(["unused-layer", "mask-lost"]);
  expect(codes("flatten")).toEqual(["mask-lost"]);
});

/** Two rows of three steps; −1 is padding: one step of the first row and two of the second are. */
const masked = (last: string, rest: string): string => `
precision: float64
dataset: { type: inline, inputs: [[[1], [2], [-1]], [[3], [-1], [-1]]], targets: [[[2], [0], [9]], [[3], [9], [9]]] }
layers:
  - { type: masking, maskValue: -1 }
  - { type: dense, units: 1, weightsInitializer: { type: constant, value: 2 }, useBias: false${last} }
${rest}`;

test("the loss and the metrics leave padding out: errors 0, 4 and 3 of outputs 2, 4 and 6", async () => {
  // The slope of the mean of squares: 2 (0·1 + 4·2 + 3·3) / 3 = 34 / 3, and that of the sum of halves: 8 + 9 = 17.
  const spec = (loss: string, mean: number, weight: string): string =>
    masked(
      "",
      `loss: ${loss}
metrics: [meanAbsoluteError, rootMeanSquaredError, maxAbsoluteError]
optimizer: { type: sgd, learningRate: 1 }
train: { iterations: 1 }
expect:
  metrics:
    - { name: loss, after: 0, is: ${mean}, within: 1e-12 }
    - { name: meanAbsoluteError, after: 0, is: ${7 / 3}, within: 1e-12 }
    - { name: rootMeanSquaredError, after: 0, is: ${Math.sqrt(25 / 3)}, within: 1e-12 }
    - { name: maxAbsoluteError, after: 0, is: 4 }
  parameters:
    - { name: dense1.weights, is: [[${weight}]], within: 1e-12 }`,
    );
  const mean = await train(spec("meanSquaredError", 25 / 3, String(2 - 34 / 3)), { file: "masked.yaml" });
  expect(mean.diagnostics).toEqual([]);
  const sum = await train(spec("sumSquaredError", 25 / 2, "-15"), { file: "masked.yaml" });
  expect(sum.diagnostics).toEqual([]);
});

test("over several batches the mean is that of all kept steps, and a batch without any adds nothing", async () => {
  const spec = `
precision: float64
dataset:
  type: inline
  inputs: [[[1], [2], [-1]], [[-1], [-1], [-1]], [[3], [-1], [-1]]]
  targets: [[[2], [0], [9]], [[9], [9], [9]], [[3], [9], [9]]]
layers:
  - { type: masking, maskValue: -1 }
  - { type: dense, units: 1, weightsInitializer: { type: constant, value: 2 }, useBias: false }
loss: meanSquaredError
metrics: [meanAbsoluteError]
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 2, batchSize: 1 }
expect:
  metrics:
    - { name: loss, is: ${25 / 3}, within: 1e-12 }
    - { name: meanAbsoluteError, is: ${7 / 3}, within: 1e-12 }`;
  expect((await train(spec, { file: "masked.yaml" })).diagnostics).toEqual([]);
});

test("answers to padding count neither as right nor as wrong; its targets may be zeros", async () => {
  // Of the three kept steps the second is answered with the wrong category; 9 is padding.
  const spec = `
precision: float64
dataset:
  type: inline
  inputs: [[[1], [-2], [9]], [[3], [9], [9]]]
  targets: [[[1, 0], [1, 0], [0, 0]], [[1, 0], [0, 0], [0, 0]]]
layers:
  - { type: masking, maskValue: 9 }
  - { type: dense, units: 2, weightsInitializer: { type: values, values: [[1, -1]] }, activation: softmax }
loss: categoricalCrossentropy
metrics: [accuracy, precision, recall, f1Score, brierScore]
optimizer: sgd
train: { iterations: 1 }
expect:
  metrics:
    - { name: accuracy, after: 0, is: 0.6667 }
    - { name: precision, after: 0, is: 0.6667 }
    - { name: recall, after: 0, is: 0.6667 }
    - { name: f1Score, after: 0, is: 0.6667 }`;
  expect((await train(spec, { file: "masked.yaml" })).diagnostics).toEqual([]);
});

test("a metric that cannot leave padding out is refused", () => {
  const { diagnostics } = compile(masked("", "loss: meanSquaredError\nmetrics: [r2Score]\noptimizer: sgd"), {
    file: "masked.yaml",
  });
  expect(diagnostics.map(({ text }) => text)).toEqual([
    'r2Score cannot leave out padding, and the output "outputs" has a mask.',
  ]);
});

test("masked losses have the interpreter's bits in loops and kernels", async () => {
  const rest = `loss: { type: meanSquaredError, weight: 0.5 }
metrics: [meanAbsoluteError]
optimizer: adam
train: { iterations: 1, batchSize: 4 }`;
  const spec = masked(", activation: tanh", rest);
  for (const text of [spec, spec.replace("float64", "float32")]) {
    expect(await disagreement(text)).toBeUndefined();
  }
});

test("global pools of a sequence leave padding out: the mean of 1 and 5 is 3, the maximum of −2 and −4 is −2", async () => {
  const spec = (pool: string): string => `
precision: float64
layers:
  - { type: input, shape: [3, 2] }
  - { type: masking, maskValue: 9 }
  - ${pool}`;
  const answer = async (pool: string, row: readonly number[]): Promise<unknown> => {
    const network = await loadNetwork(compiled(spec(pool), { file: "pools.yaml" }));
    return network.predict(network.createParameters(), row);
  };
  expect(await answer("globalAveragePooling1d", [1, -2, 9, 9, 5, -4])).toEqual([3, -3]);
  expect(await answer("globalMaxPooling1d", [1, -2, 9, 9, 5, -4])).toEqual([5, -2]);
  expect(await answer("globalAveragePooling1d", [9, 9, 9, 9, 9, 9])).toEqual([0, 0]);
  expect(await answer("globalMaxPooling1d", [9, 9, 9, 9, 9, 9])).toEqual([0, 0]);
});
