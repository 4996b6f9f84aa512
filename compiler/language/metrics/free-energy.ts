import { layerMetric } from "../define/metric.ts";
import { optional, text } from "../define/option.ts";
import { freeEnergyOf, restrictedBoltzmann } from "../layers/restricted-boltzmann.ts";

/** The energy of rows, their hidden units summed over: of two rows the one with less is more probable. */
export const freeEnergy = layerMetric({
  type: "freeEnergy",
  summary: "The mean free energy of the rows in a restricted Boltzmann machine: the lower, the more probable they are.",
  formula: "−visible · visibleBias − Σ ln(1 + e^(visible · weights + hiddenBias))",
  options: { layer: optional(text({ summary: "The machine; needed where there are several." })) },
  example:
    "layers:\n  - { type: restrictedBoltzmannMachine, units: 2 }\n  - { type: dense, units: 1 }\nmetrics: [freeEnergy]",
  of: "restrictedBoltzmannMachine",
  accumulate: "mean",
  build: (graph, { inputs: [visible], parameters }) => {
    if (!visible) throw new Error("a restricted Boltzmann machine has visible units");
    return freeEnergyOf(graph, restrictedBoltzmann(parameters), visible);
  },
});
