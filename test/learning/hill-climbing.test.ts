import { describe, expect, it } from "vitest";
import { learner, numbersOf } from "./learn.ts";

/** One sigmoid neuron without a bias: the spec, with these options of the rule. */
const neuron = (options: string): string => `
seed: 5
precision: float64
dataset: { type: inline, inputs: [[0, 0, 1], [1, 1, 1], [1, 0, 1], [0, 1, 1]], targets: [[0], [1], [1], [0]] }
layers: [{ type: dense, units: 1, activation: sigmoid, useBias: false }]
learning: { type: hillClimbing, ${options} }
loss: sumSquaredError
train: { iterations: 400, batchSize: all }
`;

interface Step {
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** 1 where the variation was kept. */
  readonly kept: number;
  /** Before the step. */
  readonly loss: number;
}

/** The weights and the loss before each step, and whether the step was kept. */
async function climbed(options: string): Promise<readonly Step[]> {
  const { model, network, train, data } = await learner(neuron(options));
  const parameters = network.createParameters(model.seed);
  let [weights, updates] = [numbersOf(parameters, "dense1Weights"), 0];
  const steps: Step[] = [];
  for (const progress of train(parameters, data, { seed: model.seed, every: 1 })) {
    const after = numbersOf(parameters, "dense1Weights");
    const kept = (progress.updates ?? 0) - updates;
    steps.push({ before: weights, after, kept, loss: progress.loss ?? Number.NaN });
    [weights, updates] = [after, progress.updates ?? 0];
  }
  return steps;
}

const moves = ({ before, after }: Step) => after.map((value, index) => value - (before[index] ?? 0));

describe("hill climbing", () => {
  it("keeps a variation only where the loss is smaller, and else changes no bit", async () => {
    const steps = await climbed("step: 0.5");
    const wrong = steps.slice(1).filter((step, index) => {
      const before = steps[index];
      if (before === undefined) return true;
      const moved = moves(before).some((move) => move !== 0);
      return before.kept === 1 ? !(step.loss < before.loss && moved) : !(step.loss === before.loss && !moved);
    });
    expect(wrong).toEqual([]);
    const kept = steps.filter((step) => step.kept === 1).length;
    expect(kept).toBeGreaterThan(20);
    expect(kept).toBeLessThan(400);
  });

  it("varies every weight by no more than the step, up and down alike", async () => {
    const all = (await climbed("step: 0.5")).filter(({ kept }) => kept === 1).flatMap(moves);
    expect(Math.max(...all.map(Math.abs))).toBeLessThanOrEqual(0.5);
    expect(Math.max(...all)).toBeGreaterThan(0.25);
    expect(Math.min(...all)).toBeLessThan(-0.25);
  });

  it("varies one weight at a time where it is told to, each of them in turn by chance", async () => {
    const kept = (await climbed("step: 1, vary: one")).filter((step) => step.kept === 1).map(moves);
    expect(kept.filter((each) => each.filter((move) => move !== 0).length !== 1)).toEqual([]);
    const chosen = new Set(kept.map((each) => each.findIndex((move) => move !== 0)));
    expect([...chosen].sort()).toEqual([0, 1, 2]);
  });

  it("climbs other ways from other seeds", async () => {
    const { network, train, data } = await learner(neuron("step: 0.5"));
    const ends = [1, 1, 2].map((seed) => {
      const parameters = network.createParameters(5);
      for (const _ of train(parameters, data, { seed, every: 1000 }));
      return numbersOf(parameters, "dense1Weights").join();
    });
    expect(ends[0]).toBe(ends[1]);
    expect(ends[0]).not.toBe(ends[2]);
  });
});
