import { describe, expect, it } from "vitest";
import { said, trained } from "./trained.ts";

/**
 * Weights of 1, and a target of 0: the gradient of each weight is the whole answer, times its input. One step with the
 * rate ½ along what is left of it.
 */
function step(inputs: readonly number[], clipping: string, precision = "float64"): string {
  return `
precision: ${precision}
dataset: { type: inline, inputs: [[${inputs.map((each) => each.toExponential()).join(", ")}]], targets: [[0]] }
layers: [{ type: dense, units: 1, useBias: false, weightsInitializer: ones }]
loss: sumSquaredError
optimizer: { type: sgd, learningRate: 0.5, ${clipping} }
train: { iterations: 1 }
`;
}

const moved = async (text: string, tier: "loops" | "kernels") =>
  Array.from((await trained(text, tier)).parameters.dense1Weights ?? []);

describe.each(["loops", "kernels"] as const)("a gradient that is clipped by its norm, by %s", (tier) => {
  it.each(["clipNorm: 1", "globalClipNorm: 1"])(
    "%s: 1e200 is clipped to 1, though its square is infinite",
    async (clipping) => {
      expect(await moved(step([1e100], clipping), tier)).toEqual([0.5]);
    },
  );

  it.each(["clipNorm: 1", "globalClipNorm: 1"])(
    "%s: several that are equal share it: (7e140, 7e140)² are clipped to (1, 1) / √2",
    async (clipping) => {
      const half = 1 - 0.5 * Math.SQRT1_2;
      expect(await moved(step([1e80, 1e80], clipping), tier)).toEqual([
        expect.closeTo(half, 14),
        expect.closeTo(half, 14),
      ]);
    },
  );

  it("of 20 values, one of them far smaller", async () => {
    const inputs = [...Array<number>(19).fill(1e90), 1e80];
    const weights = await moved(step(inputs, "globalClipNorm: 2"), tier);
    const length = 1 - 1 / Math.sqrt(19);
    expect(weights.slice(0, 19)).toEqual(Array(19).fill(expect.closeTo(length, 13)));
    expect(weights[19]).toBeCloseTo(1, 9);
  });

  it("in float32, where only the square would be too large", async () => {
    expect(await moved(step([1e15], "globalClipNorm: 1", "float32"), tier)).toEqual([0.5]);
  });

  it.each(["clipNorm: 1e300", "globalClipNorm: 1e39"])(
    "%s is more than float32 has, and clips nothing: 3 · 3 is the gradient",
    async (clipping) => {
      expect(await moved(step([3], clipping, "float32"), tier)).toEqual([1 - 0.5 * 9]);
    },
  );

  it("one that is short enough is left as it is: 3, 4 has the norm 5", async () => {
    // The answer to 0.3 and 0.4 is 0.7: the gradient is 0.21, 0.28.
    const [first = 0, second = 0] = await moved(step([0.3, 0.4], "globalClipNorm: 1"), tier);
    expect([first, second]).toEqual([1 - 0.5 * (0.7 * 0.3), 1 - 0.5 * (0.7 * 0.4)]);
  });
});

it("a gradient that is infinite itself is refused before it is clipped", async () => {
  expect((await said(step([1e200], "globalClipNorm: 1")))[0]).toMatch(/^not-finite: /);
});
