import { createArena } from "../../runtime/arena.ts";
import type { Precision } from "../ir/precision.ts";

/** The speed of a step: medians over rounds that alternate between the step and the peak measurement. */
export interface StepTime {
  readonly seconds: number;
  readonly rounds: number;
  /** Steps in each round. */
  readonly steps: number;
  /**
   * Floating-point operations a second of multiply-adds that never leave the registers; undefined without WebAssembly.
   */
  readonly peak: number | undefined;
}

/** Times a step for about `budget` seconds after a warm-up; at least five rounds. */
export function timeStep(step: () => void, precision: Precision, budget = 1.5): StepTime {
  const peak = peakWork(precision);
  const steps = stepsFor(step, budget / 40);
  const peakRuns = peak === undefined ? 0 : stepsFor(peak.run, 0.005);
  const [times, peakTimes]: [number[], number[]] = [[], []];
  const start = performance.now();
  while (times.length < 5 || performance.now() - start < budget * 1000) {
    times.push(secondsOf(step, steps) / steps);
    if (peak) peakTimes.push(secondsOf(peak.run, peakRuns) / peakRuns);
  }
  return {
    seconds: median(times),
    rounds: times.length,
    steps,
    peak: peak && peak.operations / median(peakTimes),
  };
}

/** The work of `registerPeak`: 24 operations on each of the lanes of a 128-bit vector, a thousand times. */
function peakWork(precision: Precision): { readonly run: () => void; readonly operations: number } | undefined {
  const repetitions = 1000;
  const lanes = precision === "float32" ? 4 : 2;
  try {
    const { kernels } = createArena(0, 0);
    const peak = precision === "float32" ? kernels.registerPeakFloat32 : kernels.registerPeakFloat64;
    return { run: () => void peak(repetitions, -1e-4), operations: 24 * lanes * repetitions };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "KernelsRefusedError") throw error;
    return undefined;
  }
}

/** The number of runs in the given seconds, found by doubling; this also warms up the engine's compiler. */
function stepsFor(run: () => void, seconds: number): number {
  for (let steps = 1; ; steps *= 2) {
    const taken = secondsOf(run, steps);
    if (taken >= seconds) return Math.max(1, Math.round((steps * seconds) / taken));
  }
}

function secondsOf(run: () => void, times: number): number {
  const start = performance.now();
  for (let i = 0; i < times; i++) run();
  return (performance.now() - start) / 1000;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
