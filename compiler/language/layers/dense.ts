import { affine } from "../../ops/affine.ts";
import { matrixProduct } from "../../ops/matrix-product.ts";
import { layer } from "../define/layer.ts";
import { boolean, integer, thing } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";
import { regularizerOf } from "./parameter-options.ts";

/** Every unit sees every input. */
export const dense = layer({
  type: "dense",
  summary:
    "Units that each see every input: a weighted sum, a bias, an activation. Inputs with several axes are taken along the last one.",
  formula: "activation(inputs · weights + bias)",
  options: {
    units: integer({ summary: "How many units, that is, how many values come out.", minimum: 1 }),
    activation: thing("activation", { summary: "What is applied to the sums, after the bias.", default: "linear" }),
    useBias: boolean({ summary: "Whether a learnt number is added to each unit's sum.", default: true }),
    weightsInitializer: thing("initializer", {
      summary: "The first values of the weights, of shape [inputs, units].",
      default: "glorotUniform",
    }),
    biasInitializer: thing("initializer", {
      summary: "The first values of the bias, one for each unit.",
      default: "zeros",
    }),
    weightsRegularizer: regularizerOf("the weights"),
    biasRegularizer: regularizerOf("the bias"),
  },
  example: "layers:\n  - { type: input, shape: [3] }\n  - { type: dense, units: 4, activation: sigmoid }",
  takes: "one",
  eachStep: true,
  mask: "keeps",
  shape: ([row = []], { units }) => [...row.slice(0, -1), units],
  parameters: ([row = []], { units, useBias }) => {
    const fanIn = row.at(-1) ?? 1;
    const weights = { name: "weights", shape: [fanIn, units], fanIn, fanOut: units };
    return useBias ? [weights, { name: "bias", shape: [units], fanIn: units, fanOut: units }] : [weights];
  },
  build: ({ graph, inputs, parameters: { weights, bias }, activate }) => {
    if (!weights) throw new Error("dense was built without its weights");
    const rows = onlyInput(inputs);
    const sums = bias
      ? graph.apply(affine, [rows, weights, bias], {}, "sums")
      : graph.apply(matrixProduct, [rows, weights], { transpose: "neither" }, "sums");
    return activate(sums);
  },
});
