import { describe, expect, it } from "vitest";
import { numbersOf as arithmeticOf } from "../../compiler/interpret/numbers.ts";
import type { Annealing } from "../../compiler/ops/annealing.ts";
import { boltzmannStatistics } from "../../compiler/ops/boltzmann-statistics.ts";
import { learner, specText } from "./learn.ts";

const weights = [
  [0, 0.8, -0.6],
  [0.8, 0, 1.2],
  [-0.6, 1.2, 0],
];
const bias = [0.3, -0.5, 0.2];

/** How often units are on together by Boltzmann's distribution, over these states: the sum over all, counted out. */
function countedOut(temperature: number, states: readonly (readonly number[])[]): number[] {
  const goodness = (state: readonly number[]): number =>
    state.reduce(
      (sum, on, i) =>
        sum + on * (bias[i] + state.slice(i).reduce((row, other, j) => row + weights[i][i + j] * other, 0)),
      0,
    );
  const shares = states.map((state) => Math.exp(goodness(state) / temperature));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return weights.flatMap((_, i) =>
    weights.map((__, j) => (j < i ? 0 : states.reduce((sum, s, at) => sum + (s[i] * s[j] * shares[at]) / total, 0))),
  );
}

/** The same by annealing, for rows that hold the first unit on. */
function annealed(phase: Annealing["phase"], temperature: number): number[] {
  const rows = 400;
  const float64 = (shape: readonly number[], data: readonly number[]) => ({ shape, data: Float64Array.from(data) });
  const output = float64([4, 3], Array(12).fill(0));
  const inputs = [
    float64([rows, 1], Array(rows).fill(1)),
    float64([3, 3], weights.flat()),
    float64([3], bias),
    float64([], [11]),
    float64([], [0]),
  ] as const;
  const annealing: Annealing = {
    phase,
    stages: [{ temperature: temperature * 2, steps: 3 }],
    statistics: { temperature, steps: 20 },
    equilibria: 2,
    noise: { offToOn: 0, onToOff: 0 },
    stream: 0,
  };
  boltzmannStatistics.evaluate(inputs, output, annealing, arithmeticOf("float64"));
  return [...output.data.slice(0, 9)];
}

const all = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => [(n >> 2) & 1, (n >> 1) & 1, n & 1]);

describe("annealing comes to Boltzmann's distribution", () => {
  it.each([1, 4])("with all units free, at a temperature of %d", (temperature) => {
    const wanted = countedOut(temperature, all);
    annealed("free", temperature).forEach((share, at) => expect(Math.abs(share - wanted[at])).toBeLessThan(0.025));
  });

  it("with the first unit held on", () => {
    const wanted = countedOut(
      1,
      all.filter(([first]) => first === 1),
    );
    annealed("clamped", 1).forEach((share, at) => expect(Math.abs(share - wanted[at])).toBeLessThan(0.025));
  });
});

describe("the 4-2-4 encoder of 1985", () => {
  /** The cycles until the four messages have four codes. */
  async function cyclesOf(seeds: number): Promise<number[]> {
    const { network, train, data } = await learner(specText("boltzmann-machine"), "boltzmann-machine.yaml");
    return Array.from({ length: seeds }, (_, seed) => {
      const parameters = network.createParameters(seed);
      for (const { iteration } of train(parameters, data, { seed, iterations: 4000 })) {
        if (network.evaluate?.(parameters, data).distinctCodes === 4) return iteration;
      }
      return Number.POSITIVE_INFINITY;
    });
  }

  it("finds its codes with ten seeds", async () => {
    expect((await cyclesOf(10)).filter(Number.isFinite)).toHaveLength(10);
  });
});
