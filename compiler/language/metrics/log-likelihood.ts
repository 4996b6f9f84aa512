import { add } from "../../ops/add.ts";
import { negate } from "../../ops/negate.ts";
import { layerMetric } from "../define/metric.ts";
import { optional, text } from "../define/option.ts";
import { freeEnergyOf, logPartitionOf, restrictedBoltzmann } from "../layers/restricted-boltzmann.ts";

/** The most hidden units of which every state is counted. */
const mostUnits = 16;

/** How probable the rows are, exactly. */
export const logLikelihood = layerMetric({
  type: "logLikelihood",
  summary:
    "The mean logarithm of how probable the rows are in a restricted Boltzmann machine. All states of its hidden units are counted: up to 16 units.",
  formula: "−freeEnergy − ln Σ e^(−freeEnergy of every row there is)",
  options: { layer: optional(text({ summary: "The machine; needed where there are several." })) },
  example:
    "layers:\n  - { type: restrictedBoltzmannMachine, units: 2 }\n  - { type: dense, units: 1 }\nmetrics: [logLikelihood]",
  of: "restrictedBoltzmannMachine",
  unfit: ([units = 0]) => {
    if (units <= mostUnits) return undefined;
    const mistake = `counts every state of the hidden units, and ${units} units have 2^${units}`;
    return { mistake, hint: `pseudoLikelihood needs no counting; here ${mostUnits} units are the most.` };
  },
  accumulate: "mean",
  better: "higher",
  build: (graph, { inputs: [visible], parameters }) => {
    if (!visible) throw new Error("a restricted Boltzmann machine has visible units");
    const machine = restrictedBoltzmann(parameters);
    const energy = freeEnergyOf(graph, machine, visible);
    const sum = graph.apply(add, [energy, logPartitionOf(graph, machine)], {}, "unlikely");
    return graph.apply(negate, [sum], {}, "ofRow");
  },
});
