import { expect, it } from "vitest";
import { train } from "../../compiler/run/train.ts";

/** One unit that answers 0.25 to every row, measured by hinge against its target. */
const spec = (units: number, categories: string): string => `
name: signs
precision: float64
dataset:
  type: csv
  text: "x,said\\n0,no\\n0,yes\\n0,yes\\n"
  columns: { said: { type: category, categories: ${categories} } }
  targets: said
layers: [{ type: dense, units: ${units}, biasInitializer: { type: constant, value: 0.25 } }]
loss: hinge
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 1 }
`;

it.each([
  // 1 + 0.25 for the no, 1 − 0.25 for each yes.
  ["one unit", spec(1, "[no, yes]"), (1.25 + 0.75 + 0.75) / 3],
  // In each row one unit is asked for a 1 and two for a −1.
  ["a unit for each of three", spec(3, "[no, yes, perhaps]"), (0.75 + 1.25 + 1.25) / 3],
])("hinge takes a category as 1 and −1: %s", async (_, text, loss) => {
  const { run, diagnostics } = await train(text, { file: "signs.yaml" });
  expect(diagnostics).toEqual([]);
  expect(run?.measures.training.loss).toBeCloseTo(loss, 12);
});
