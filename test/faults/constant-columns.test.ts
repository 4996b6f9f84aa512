import { describe, expect, it } from "vitest";
import { said, trained } from "./trained.ts";

/** Passes the first column on; its values, and how it is scaled, are the test's. */
function passing(values: readonly number[], scale: string, precision = "float64"): string {
  return `
precision: ${precision}
dataset:
  type: csv
  text: "level,answer\\n${values.map((value) => `${value},0`).join("\\n")}"
  columns: { level: { type: number, scale: ${scale} }, answer: number }
  inputs: level
  targets: answer
layers: [{ type: dense, units: 1, weightsInitializer: ones }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 1 }
`;
}

async function passed(values: readonly number[], scale: string, asked: number): Promise<readonly unknown[]> {
  const { answer, predict } = await trained(passing(values, scale));
  return [answer({ level: asked }), predict({ level: asked })];
}

const both = (answer: unknown) => [{ answer }, { answer }];

describe("a column that holds one value only is moved to 0, and what is new keeps its distance from it", () => {
  it.each(["standard", "minMax"])("%s: nine times 0.3, whose rounded mean is another number", async (scale) => {
    const values = Array.from({ length: 9 }, () => 0.3);
    expect(await passed(values, scale, 0.3)).toEqual(both(0));
    expect(await passed(values, scale, 0.5)).toEqual(both(0.2));
  });

  it.each([
    [0.7, 3],
    [33.33, 700],
    [-1.9, 10],
    [8, 6],
    [0.1, 1],
  ])("standard: %d, %d times", async (value, times) => {
    expect(
      await passed(
        Array.from({ length: times }, () => value),
        "standard",
        value,
      ),
    ).toEqual(both(0));
  });

  it("a target of one value is learnt as 0, and answered in its own unit", async () => {
    const text = `
precision: float64
dataset: { type: csv, text: "x,y\\n1,0.7\\n2,0.7\\n3,0.7", columns: { y: { type: number, scale: standard } }, targets: y }
layers: [{ type: dense, units: 1, weightsInitializer: zeros }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 1 }
`;
    const { measures, answer } = await trained(text);
    expect(measures.training.loss).toBe(0);
    expect(answer({ x: 5 })).toEqual({ y: 0.7 });
  });

  it("two neighbouring numbers are no constant: their mean rounds to 1, and the deviation is 2⁻⁵² / √2", async () => {
    expect(await passed([1, 1 + 2 ** -52], "standard", 1 + 2 ** -52)).toEqual(both(expect.closeTo(Math.SQRT2, 14)));
  });
});

describe("scales of numbers whose squares leave the range of numbers", () => {
  it("standard: ±1.5e308 have the mean 0 and the deviation 1.5e308", async () => {
    expect(await passed([-1.5e308, 1.5e308], "standard", 1.5e308)).toEqual(both(1));
    expect(await passed([1e200, 3e200], "standard", 1e200)).toEqual(both(-1));
  });

  it("standard: 1e-200 and 3e-200 are not taken for one value", async () => {
    expect(await passed([1e-200, 3e-200], "standard", 3e-200)).toEqual(both(1));
  });

  it("minMax: ±1.5e308 lie farther apart than any number, and are refused at their row", async () => {
    expect(await said(passing([-1.5e308, 1.5e308], "minMax"))).toEqual([
      'too-large-for-precision: 1.5e+308 is too large for float64 after scaling (row 2, column "level"). Divide the column by a larger number: `scale: { type: divide, by: 1e300 }`.',
    ]);
  });

  it("divide: by a number that is too small is refused, in float32 too", async () => {
    expect(await said(passing([1, 2e10], "{ type: divide, by: 1e-300 }"))).toEqual([
      'too-large-for-precision: 20000000000 is too large for float64 after scaling (row 2, column "level"). Divide the column by a larger number: `scale: { type: divide, by: 1e300 }`.',
    ]);
    expect(await said(passing([1, 2e10], "{ type: divide, by: 1e-30 }", "float32"))).toEqual([
      'too-large-for-precision: 20000000000 is too large for float32 after scaling (row 2, column "level"). Scale the column (`scale: standard`), or write `precision: float64`.',
    ]);
  });
});
