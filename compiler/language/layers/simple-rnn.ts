import { attributeOf } from "../../ops/pointwise.ts";
import { simpleRnn as simpleRnnOp } from "../../ops/simple-rnn.ts";
import { simpleRnnTrace } from "../../ops/simple-rnn-trace.ts";
import { layer } from "../define/layer.ts";
import { cellInputs, recurrentMask, recurrentParameters, recurrentShape, softmaxInside } from "./recurrent-layer.ts";
import { cellOptions } from "./recurrent-options.ts";

/** A recurrent layer without gates (Elman 1990). */
export const simpleRnn = layer({
  type: "simpleRnn",
  summary:
    "Takes the steps of a sequence one after the other: the state of each step is computed from the step's values and the state before it. What comes out is the last state, or all of them.",
  formula: "activation(inputs · kernel + bias + state · recurrentKernel), step by step",
  options: cellOptions,
  example:
    "layers:\n  - { type: input, shape: [8, 2] }\n  - { type: simpleRnn, units: 4 }\n  - { type: dense, units: 1, activation: sigmoid }",
  takes: "one",
  check: (options) => softmaxInside(options, ["activation"]),
  shape: (inputs, options) => recurrentShape("simpleRnn", inputs, options),
  parameters: (inputs, options) => recurrentParameters(inputs, options, 1),
  mask: (options) => recurrentMask(options),
  activatesInside: true,
  build: (request) => {
    const { graph, parameters, pointwise } = request;
    const { gates, recurrentKernel, extras, attributes } = cellInputs(request, parameters.bias);
    const { masked, dropped } = attributes;
    const activation = attributeOf(pointwise("activation"));
    const inputs = [gates, recurrentKernel, ...extras] as const;
    const trace = graph.apply(simpleRnnTrace, inputs as never, { masked, dropped, activation }, "trace");
    return graph.apply(simpleRnnOp, [...inputs, trace], { ...attributes, activation }, "states");
  },
});
