import { squaredError } from "../../ops/squared-error.ts";
import { layerMetric } from "../define/metric.ts";
import { optional, text } from "../define/option.ts";
import { hiddenGiven, restrictedBoltzmann, visibleGiven } from "../layers/restricted-boltzmann.ts";
import { meanOfRow } from "./mean-of-row.ts";

/** How much of a row a restricted Boltzmann machine loses on the way to its hidden units and back. */
export const reconstructionError = layerMetric({
  type: "reconstructionError",
  summary:
    "How far a restricted Boltzmann machine's visible units are from what they were, once the hidden ones have said how probable they are: probabilities both ways, no chance.",
  formula: "mean of (visible − sigmoid(hidden · weightsᵀ + visibleBias))²",
  options: { layer: optional(text({ summary: "The machine; needed where there are several." })) },
  example:
    "layers:\n  - { type: restrictedBoltzmannMachine, units: 2 }\n  - { type: dense, units: 1 }\nmetrics: [reconstructionError]",
  of: "restrictedBoltzmannMachine",
  accumulate: "mean",
  better: "lower",
  range: { least: 0 },
  build: (graph, { inputs: [visible], parameters }) => {
    if (!visible) throw new Error("a restricted Boltzmann machine has visible units");
    const machine = restrictedBoltzmann(parameters);
    const hidden = hiddenGiven(graph, machine, visible, "hidden");
    const again = visibleGiven(graph, machine, hidden, "reconstruction");
    return meanOfRow(graph, graph.apply(squaredError, [again, visible], {}, "lost"));
  },
});
