import { layer } from "../define/layer.ts";
import { integer, thing } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";
import { hiddenGiven, restrictedBoltzmann } from "./restricted-boltzmann.ts";

/** Smolensky's harmonium (1986): hidden units that see every visible one, and none of their own kind. */
export const restrictedBoltzmannMachine = layer({
  type: "restrictedBoltzmannMachine",
  summary:
    "Hidden units that see every visible one, the layer's inputs, and each of them back; none sees its own kind. It gives how probable each hidden unit is. `learning: contrastiveDivergence` trains it.",
  formula: "sigmoid(inputs · weights + hiddenBias)",
  options: {
    units: integer({ summary: "How many hidden units there are.", minimum: 1 }),
    weightsInitializer: thing("initializer", {
      summary: "The first values of the weights, of shape [visible, hidden].",
      default: "glorotUniform",
    }),
    visibleBiasInitializer: thing("initializer", {
      summary: "The first values of the visible units' bias.",
      default: "zeros",
    }),
    hiddenBiasInitializer: thing("initializer", {
      summary: "The first values of the hidden units' bias.",
      default: "zeros",
    }),
  },
  example: "layers:\n  - { type: input, shape: [6] }\n  - { type: restrictedBoltzmannMachine, units: 2 }",
  takes: "one",
  shape: ([row = []], { units }) => {
    if (row.length === 1) return [units];
    return {
      mistake: `The visible units of a restrictedBoltzmannMachine are a row of values, not [${row.join(", ")}].`,
      hint: "Put `- flatten` before it.",
    };
  },
  parameters: ([row = []], { units }) => {
    const visible = row.at(-1) ?? 1;
    return [
      { name: "weights", shape: [visible, units], fanIn: visible, fanOut: units },
      { name: "visibleBias", shape: [visible], fanIn: visible, fanOut: visible },
      { name: "hiddenBias", shape: [units], fanIn: units, fanOut: units },
    ];
  },
  build: ({ graph, inputs, parameters }) =>
    hiddenGiven(graph, restrictedBoltzmann(parameters), onlyInput(inputs), "output"),
});
