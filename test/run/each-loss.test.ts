import { expect, test } from "vitest";
import { train } from "../../compiler/run/train.ts";

/** Both outputs stay 1: their targets are 3 and 1.5, so the squared errors are 4 and ¼, the absolute error ½. */
const spec = (losses: string) => `precision: float64
dataset: { type: inline, inputs: { x: [[1], [1]] }, targets: { a: [[3], [3]], b: [[1.5], [1.5]] } }
layers:
  - { type: dense, name: a, inputs: x, units: 1, weightsInitializer: ones }
  - { type: dense, name: b, inputs: x, units: 1, weightsInitializer: ones }
outputs: [a, b]
loss: ${losses}
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 1, batchSize: 1 }
`;

async function measured(losses: string): Promise<object | undefined> {
  const { run, diagnostics } = await train(spec(losses), { file: "two.yaml" });
  expect(diagnostics).toEqual([]);
  return run?.measures.training;
}

test("each of several losses is measured without its weight, beside their weighted sum", async () => {
  const losses = "[{ type: meanSquaredError, output: a }, { type: meanAbsoluteError, output: b, weight: 10 }]";
  expect(await measured(losses)).toEqual({ loss: 4 + 10 * 0.5, "a.loss": 4, "b.loss": 0.5 });
});

test("a loss that is summed is told summed over all rows", async () => {
  const losses = "[{ type: sumSquaredError, output: a }, { type: meanSquaredError, output: b }]";
  expect(await measured(losses)).toMatchObject({ "b.loss": 0.25, loss: expect.any(Number) });
});

test("a metric may be called lossTotal or penalty: the loss stays (3 − 1)² + ½ · 1², the metrics |3 − 1|", async () => {
  const text = `precision: float64
dataset: { type: inline, inputs: [[1], [1]], targets: [[3], [3]] }
layers: [{ type: dense, units: 1, weightsInitializer: ones, weightsRegularizer: { type: l2, l2: 0.5 } }]
loss: meanSquaredError
metrics: [{ type: meanAbsoluteError, name: lossTotal }, { type: meanAbsoluteError, name: penalty }]
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 1 }
`;
  const { run, diagnostics } = await train(text, { file: "named.yaml" });
  expect(diagnostics).toEqual([]);
  expect(run?.measures.training).toEqual({ loss: 4.5, lossTotal: 2, penalty: 2 });
});
