import { describe, expect, it } from "vitest";
import { trained } from "./trained.ts";

/** Answers 0 to every row; how the two targets are scaled is the test's. */
function zeros(scales: readonly [low: string, high: string], precision = "float64"): string {
  const [low, high] = scales;
  return `
precision: ${precision}
dataset:
  type: csv
  text: "x,low,high\\n1,20,300\\n1,40,-500"
  columns: { low: { type: number, scale: ${low} }, high: { type: number, scale: ${high} } }
  inputs: x
  targets: [low, high]
layers: [{ type: dense, units: 2, weightsInitializer: zeros }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 1, batchSize: 1 }
metrics: [meanAbsoluteError, maxAbsoluteError, rootMeanSquaredError]
`;
}

const byTen = "{ type: divide, by: 10 }";
const byHundred = "{ type: divide, by: 100 }";

describe("errors of several scaled targets are in the unit of each column", () => {
  it.each([
    ["loops", [byTen, byHundred]],
    ["kernels", [byTen, byHundred]],
    ["loops", ["none", byHundred]],
    ["kernels", [byTen, "none"]],
    ["loops", ["none", "none"]],
  ] as const)("by %s, scaled by %j", async (tier, scales) => {
    const { measures } = await trained(zeros(scales), tier);
    // Errors of 20 and 40, of 300 and 500: their mean, the greatest, and the root of the mean square.
    expect(measures.training).toMatchObject({
      meanAbsoluteError: 215,
      maxAbsoluteError: 500,
      rootMeanSquaredError: Math.sqrt((400 + 1600 + 90_000 + 250_000) / 4),
    });
  });

  it("in float32, and by scales that are fitted to the rows", async () => {
    const { measures } = await trained(zeros(["minMax", "minMax"], "float32"));
    // 0 stands for the least of each column, 20 and −500: errors of 0 and 20, of 800 and 0.
    expect(measures.training).toMatchObject({ meanAbsoluteError: 205, maxAbsoluteError: 800 });
  });
});

it("one scaled target is measured in its unit, as before", async () => {
  const { measures } = await trained(
    zeros([byTen, byHundred])
      .replace("targets: [low, high]", "targets: low")
      .replace("units: 2", "units: 1")
      .replace("inputs: x", "inputs: x"),
  );
  expect(measures.training).toMatchObject({ meanAbsoluteError: 30, maxAbsoluteError: 40 });
});
