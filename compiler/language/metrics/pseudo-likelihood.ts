import { lastSize } from "../../ir/shape.ts";
import { flipOneOfRow } from "../../ops/flip-one-of-row.ts";
import { multiply } from "../../ops/multiply.ts";
import { softplus } from "../../ops/softplus.ts";
import { subtract } from "../../ops/subtract.ts";
import { layerMetric } from "../define/metric.ts";
import { optional, text } from "../define/option.ts";
import { freeEnergyOf, restrictedBoltzmann } from "../layers/restricted-boltzmann.ts";

/** Besag's stand-in (1975) for a likelihood that nobody can count out, from one unit a row, as scikit-learn has it. */
export const pseudoLikelihood = layerMetric({
  type: "pseudoLikelihood",
  summary:
    "The logarithm of how probable a visible unit is, given all others, times their number. Of each row one unit is taken, chosen at random from the row's place, the same at every look.",
  formula: "visible units · ln sigmoid(freeEnergy(with one unit turned round) − freeEnergy)",
  options: { layer: optional(text({ summary: "The machine; needed where there are several." })) },
  example:
    "layers:\n  - { type: restrictedBoltzmannMachine, units: 2 }\n  - { type: dense, units: 1 }\nmetrics: [pseudoLikelihood]",
  of: "restrictedBoltzmannMachine",
  accumulate: "mean",
  better: "higher",
  build: (graph, { inputs: [visible], parameters }) => {
    if (!visible) throw new Error("a restricted Boltzmann machine has visible units");
    const machine = restrictedBoltzmann(parameters);
    const keys = [graph.key("seed"), graph.key("iteration")] as const;
    const turned = graph.apply(flipOneOfRow, [visible, ...keys], { stream: 0 }, "turned");
    const energies = [freeEnergyOf(graph, machine, visible), freeEnergyOf(graph, machine, turned)] as const;
    // ln sigmoid(−x) = −softplus(x)
    const doubt = graph.apply(softplus, [graph.apply(subtract, energies, {}, "worse")], {}, "doubt");
    return graph.apply(multiply, [doubt, graph.constant(-lastSize(visible.shape))], {}, "ofRow");
  },
});
