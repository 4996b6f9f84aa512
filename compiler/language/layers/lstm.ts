import { lstm as lstmOp } from "../../ops/lstm.ts";
import { lstmTrace } from "../../ops/lstm-trace.ts";
import { attributeOf } from "../../ops/pointwise.ts";
import { layer } from "../define/layer.ts";
import { boolean } from "../define/option.ts";
import { cellInputs, recurrentMask, recurrentParameters, recurrentShape, softmaxInside } from "./recurrent-layer.ts";
import { cellOptions, gateOptions } from "./recurrent-options.ts";

/** Hochreiter and Schmidhuber (1997), with the forget gates of Gers, Schmidhuber and Cummins (2000). */
export const lstm = layer({
  type: "lstm",
  summary:
    "A long short-term memory: takes the steps of a sequence one after the other, with a cell that gates write to, keep and read. What comes out is the last state, or all of them.",
  formula:
    "i, f, c, o = inputs · kernel + bias + state · recurrentKernel; cell = recurrentActivation(f) · cell + recurrentActivation(i) · activation(c); state = recurrentActivation(o) · activation(cell)",
  options: {
    ...cellOptions,
    ...gateOptions,
    unitForgetBias: boolean({
      summary: "Whether the bias of the forget gates starts from 1, so that the cell is kept at first.",
      default: true,
    }),
  },
  example:
    "layers:\n  - { type: input, shape: [8, 2] }\n  - { type: lstm, units: 4 }\n  - { type: dense, units: 1, activation: sigmoid }",
  takes: "one",
  check: (options) => softmaxInside(options, ["activation", "recurrentActivation"]),
  shape: (inputs, options) => recurrentShape("lstm", inputs, options),
  parameters: (inputs, options) => {
    const { units, unitForgetBias } = options;
    const ones = unitForgetBias ? { ones: { first: units, count: units } } : {};
    return recurrentParameters(inputs, options, 4, { shape: [4 * units], ...ones });
  },
  mask: (options) => recurrentMask(options),
  activatesInside: true,
  build: (request) => {
    const { graph, parameters, pointwise } = request;
    const { gates, recurrentKernel, extras, attributes } = cellInputs(request, parameters.bias);
    const { masked, dropped } = attributes;
    const [activation, recurrentActivation] = [pointwise("activation"), pointwise("recurrentActivation")].map(
      attributeOf,
    );
    if (activation === undefined || recurrentActivation === undefined) throw new Error("lstm has two activations");
    const inputs = [gates, recurrentKernel, ...extras] as const;
    const own = { activation, recurrentActivation };
    const trace = graph.apply(lstmTrace, inputs as never, { masked, dropped, ...own }, "trace");
    return graph.apply(lstmOp, [...inputs, trace], { ...attributes, ...own }, "states");
  },
});
