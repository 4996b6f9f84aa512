import { describe, expect, it } from "vitest";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { train } from "../../compiler/run/train.ts";
import { compiled as compile } from "../compiled.ts";

/** A net that learns by a schedule. */
const spec = (schedule: string, more = ""): string => `
name: scheduled
precision: float64
dataset: { type: inline, inputs: [[0], [1], [2], [3]], targets: [[1], [0], [2], [4]] }
layers: [{ type: dense, units: 1 }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: ${schedule} }
train: { iterations: 4, batchSize: 2 ${more} }
`;

/** The rates at some iterations, by the code that is generated, to 12 digits. */
async function rates(schedule: string, iterations: readonly number[]): Promise<number[]> {
  const network = await loadNetwork(compile(spec(schedule), { file: "scheduled.yaml" }));
  const { learningRateAt } = network as unknown as { learningRateAt: (iteration: number) => number };
  return iterations.map((iteration) => Number(learningRateAt(iteration).toPrecision(12)));
}

describe("schedules give Keras's rates", () => {
  it("cosineDecay: 0.1 · ½ (1 + cos(π · step / 1000)), whose quarter is 0.1 · ½ (1 + √½)", async () => {
    const written = "{ type: cosineDecay, initialLearningRate: 0.1, decaySteps: 1000 }";
    expect(await rates(written, [0, 250, 500, 1000, 5000])).toEqual([0.1, 0.0853553390593, 0.05, 0, 0]);
  });

  it("cosineDecay falls to alpha · first, and stays there", async () => {
    const written = "{ type: cosineDecay, initialLearningRate: 0.1, decaySteps: 1000, alpha: 0.2 }";
    expect(await rates(written, [0, 500, 1000, 1001])).toEqual([0.1, 0.06, 0.02, 0.02]);
  });

  it("a warm-up rises to the first rate, where the decay begins", async () => {
    const written = "{ type: cosineDecay, initialLearningRate: 0.1, decaySteps: 1000, warmupSteps: 100 }";
    expect(await rates(written, [0, 1, 50, 100, 600, 1100])).toEqual([0, 0.001, 0.05, 0.1, 0.05, 0]);
  });

  it("a warm-up with a target rises from the initial rate to it", async () => {
    const written =
      "{ type: cosineDecay, initialLearningRate: 0.02, decaySteps: 1000, warmupSteps: 100, warmupTarget: 0.1 }";
    expect(await rates(written, [0, 50, 100, 600])).toEqual([0.02, 0.06, 0.1, 0.05]);
  });

  it("exponentialDecay: 0.9 times as much every 1000 updates, evenly or in stairs", async () => {
    const written = "type: exponentialDecay, initialLearningRate: 0.1, decaySteps: 1000, decayRate: 0.9";
    // √0.9 = 0.948683298051
    expect(await rates(`{ ${written} }`, [0, 500, 1000, 2000])).toEqual([0.1, 0.0948683298051, 0.09, 0.081]);
    expect(await rates(`{ ${written}, staircase: true }`, [999, 1000, 1999, 2000])).toEqual([0.1, 0.09, 0.09, 0.081]);
  });

  it("inverseTimeDecay: 0.1 / (1 + 0.5 · step / 10)", async () => {
    const written = "type: inverseTimeDecay, initialLearningRate: 0.1, decaySteps: 10, decayRate: 0.5";
    expect(await rates(`{ ${written} }`, [0, 5, 10, 20])).toEqual([0.1, 0.08, 0.0666666666667, 0.05]);
    expect(await rates(`{ ${written}, staircase: true }`, [9, 10, 19, 20])).toEqual([
      0.1, 0.0666666666667, 0.0666666666667, 0.05,
    ]);
  });

  it("polynomialDecay: (0.1 − 0.02) · (1 − step / 1000)^power + 0.02, for a line, a parabola and a root", async () => {
    const written = "type: polynomialDecay, initialLearningRate: 0.1, decaySteps: 1000, endLearningRate: 0.02";
    expect(await rates(`{ ${written} }`, [0, 500, 1000, 2000])).toEqual([0.1, 0.06, 0.02, 0.02]);
    expect(await rates(`{ ${written}, power: 2 }`, [500, 1000])).toEqual([0.04, 0.02]);
    expect(await rates(`{ ${written}, power: 0.5 }`, [0, 750, 1000])).toEqual([0.1, 0.06, 0.02]);
  });

  it("piecewiseConstantDecay: a boundary still has the value before it", async () => {
    const written = "type: piecewiseConstantDecay, boundaries: [10, 20], values: [1, 0.5, 0.1]";
    expect(await rates(`{ ${written} }`, [0, 10, 11, 20, 21, 99])).toEqual([1, 1, 0.5, 0.5, 0.1, 0.1]);
    expect(await rates(`{ ${written}, warmupSteps: 4 }`, [0, 1, 4, 11])).toEqual([0, 0.25, 1, 0.5]);
  });
});

describe("training by a schedule", () => {
  it("computes the rate at each step, by a function that can be read", async () => {
    const written = "{ type: cosineDecay, initialLearningRate: 0.002, decaySteps: 2500, warmupSteps: 100 }";
    const code = await compile(spec(written), { file: "scheduled.yaml" }).code("scheduled.ts");
    expect(code).toContain(`/**
 * The learning rate of an update, the first being 0, by cosineDecay:
 * first · ((1 − alpha) · ½ (1 + cos(π · step / decaySteps)) + alpha)
 */
export function learningRateAt(iteration: number): number {
  const warming = 0.002 * (iteration / 100);
  const step = iteration - 100;
  const decayStep = step < 2500 ? step : 2500;
  const fallen = 0.5 * (1 + cos(3.141592653589793 * (decayStep / 2500)));
  return iteration < 100 ? warming : 0.002 * (1 * fallen + 0);
}`);
    expect(code).toContain("    w.learningRate[0] = learningRateAt(iteration);\n    step(p, w, iteration);");
  });

  it("a schedule that does not move gives the bits of its number", async () => {
    const flat = "{ type: piecewiseConstantDecay, boundaries: [1], values: [0.1, 0.1] }";
    const bits = async (text: string) => (await train(text, { file: "scheduled.yaml" })).run?.bits;
    expect(await bits(spec(flat))).toBe(await bits(spec("0.1")));
    const falling = "{ type: piecewiseConstantDecay, boundaries: [1], values: [0.1, 0.05] }";
    expect(await bits(spec(falling))).not.toBe(await bits(spec("0.1")));
  });
});
