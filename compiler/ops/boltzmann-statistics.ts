import { knownSize, lastSize } from "../ir/shape.ts";
import { type Annealing, type AnnealingInputs, evaluateAnnealing } from "./annealing.ts";
import { annealingLoops } from "./annealing-loops.ts";
import type { Op } from "./op.ts";

/**
 * Simulated annealing (Ackley, Hinton and Sejnowski 1985), one unit at a time: from visible units [rows, v], weights
 * [units, units], symmetric with 0 on the diagonal, biases [units], the run's seed and the number of updates, both keys
 * → [units + 1, units]. Row i, column j > i: the number of times i and j were on together while statistics were collected; on
 * the diagonal, the number of times i was on; 0 below it. The last row has the current states of the units. Each time unit probes as
 * many units as are not clamped, chosen at random; one is on with probability 1 / (1 + e^(−gap / temperature)). No
 * gradient: it counts random events.
 */
export const boltzmannStatistics: Op<Annealing, AnnealingInputs> = {
  name: "boltzmannStatistics",
  summary:
    "output[i, j ≥ i] = the share of times at which units i and j are on together, each unit on with probability sigmoid((bias[k] + Σⱼ weights[k, j] · state[j]) / temperature), j ascending from the bias",
  shape: ([visible, weights, bias]) => {
    const units = knownSize(bias[0]);
    if (weights[0] !== units || weights[1] !== units)
      throw new Error("boltzmannStatistics: weights must be [units, units]");
    if (lastSize(visible) >= units) throw new Error("boltzmannStatistics: at least one hidden unit is needed");
    return [units + 1, units];
  },
  evaluate: evaluateAnnealing,
  revises: true,
  loops: annealingLoops,
};
