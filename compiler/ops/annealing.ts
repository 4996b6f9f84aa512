import type { Each } from "../ir/arity.ts";
import type { Numbers, Tensor } from "./op.ts";
import { wordOf, words } from "./random-words.ts";

/** A number of time units at a temperature. */
export type Stage = { readonly temperature: number; readonly steps: number };

/** The annealing schedule of a Boltzmann machine, and the statistics that are collected. */
export type Annealing = {
  /** `clamped`: rows fix the visible units, the others are updated; `free`: all are updated. */
  readonly phase: "clamped" | "free";
  /** The cooling stages, then the stage in which pairs are counted. */
  readonly stages: readonly Stage[];
  readonly statistics: Stage;
  /** The number of annealings per row. */
  readonly equilibria: number;
  /** The probability that a clamped unit is flipped. */
  readonly noise: { readonly offToOn: number; readonly onToOff: number };
  readonly stream: number;
};

/** Rows that clamp visible units, weights, biases, and the two keys. */
export type AnnealingInputs = readonly [
  visible: unknown,
  weights: unknown,
  bias: unknown,
  seed: unknown,
  step: unknown,
];

/** The definition of `boltzmannStatistics`. */
export function evaluateAnnealing(
  inputs: Each<AnnealingInputs, Tensor>,
  output: Tensor,
  annealing: Annealing,
  numbers: Numbers,
): void {
  const [visible, , bias, seed, step] = inputs;
  const [rows = 0, seen = 0] = visible.shape;
  const units = bias.data.length;
  const first = annealing.phase === "clamped" ? seen : 0;
  const temperatures = [...annealing.stages, annealing.statistics].flatMap(({ temperature, steps }) =>
    Array<number>(steps).fill(numbers.round(temperature)),
  );
  const counts = output.data.fill(0);
  let drawn = 0;
  const draw = (): number => wordOf(seed.data[0] as number, step.data[0] as number, annealing.stream, drawn++) / words;
  for (let row = 0; row < rows; row++) {
    for (let again = 0; again < annealing.equilibria; again++) {
      const state = Array.from({ length: units }, (_, unit) =>
        toss(draw(), unit < first ? clamp(visible.data[row * seen + unit] as number, annealing, numbers) : 0.5),
      );
      temperatures.forEach((temperature, time) => {
        for (let probe = first; probe < units; probe++) {
          const unit = first + Math.floor(draw() * (units - first));
          const gap = gapOf(unit, state, inputs, numbers);
          state[unit] = toss(draw(), numbers.sigmoid(numbers.divide(gap, temperature)));
        }
        if (time < temperatures.length - annealing.statistics.steps) return;
        state.forEach((one, i) => {
          state.slice(i).forEach((other, further) => {
            const at = i * units + i + further;
            counts[at] = numbers.add(counts[at] as number, numbers.multiply(one, other));
          });
        });
      });
      output.data.set(state, units * units);
    }
  }
  const samples = numbers.round(rows * annealing.equilibria * annealing.statistics.steps);
  for (let at = 0; at < units * units; at++) counts[at] = numbers.divide(counts[at] as number, samples);
}

/** 1 with this probability, else 0; NaN stays NaN. */
function toss(drawn: number, probability: number): number {
  if (Number.isNaN(probability)) return probability;
  return drawn < probability ? 1 : 0;
}

/** The probability that a clamped unit is on: its value with noise. */
function clamp(value: number, { noise }: Annealing, { add, multiply, round }: Numbers): number {
  return add(round(noise.offToOn), multiply(value, round(1 - noise.onToOff - noise.offToOn)));
}

/** The energy gap of a unit: how much lower the energy is when it is on. */
function gapOf(
  unit: number,
  state: readonly number[],
  [, weights, bias]: Each<AnnealingInputs, Tensor>,
  { add, multiply }: Numbers,
): number {
  return state.reduce(
    (sum, value, other) => add(sum, multiply(weights.data[unit * state.length + other] as number, value)),
    bias.data[unit] as number,
  );
}
