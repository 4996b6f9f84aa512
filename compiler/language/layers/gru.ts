import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { broadcast } from "../../ops/broadcast.ts";
import { gru as gruOp } from "../../ops/gru.ts";
import { gruTrace } from "../../ops/gru-trace.ts";
import { attributeOf } from "../../ops/pointwise.ts";
import { reshape } from "../../ops/reshape.ts";
import { slice } from "../../ops/slice.ts";
import { layer } from "../define/layer.ts";
import { boolean } from "../define/option.ts";
import { cellInputs, recurrentMask, recurrentParameters, recurrentShape, softmaxInside } from "./recurrent-layer.ts";
import { cellOptions, gateOptions } from "./recurrent-options.ts";

/** Cho et al., "Learning phrase representations using RNN encoder-decoder", 2014. */
export const gru = layer({
  type: "gru",
  summary:
    "Gated recurrent units: takes the steps of a sequence one after the other; an update gate says how much of the state stays, a reset gate how much of it the new one sees. What comes out is the last state, or all of them.",
  formula:
    "z, r = recurrentActivation(inputs · kernel + state · recurrentKernel); h = activation(inputs · kernel + r · (state · recurrentKernel)); state = z · state + (1 − z) · h",
  options: {
    ...cellOptions,
    ...gateOptions,
    resetAfter: boolean({
      summary:
        "Whether the reset gate multiplies what the recurrent kernel gives, which then has a bias of its own (bias is [2, 3 · units]), or the state before it.",
      default: true,
    }),
  },
  example:
    "layers:\n  - { type: input, shape: [8, 2] }\n  - { type: gru, units: 4 }\n  - { type: dense, units: 1, activation: sigmoid }",
  takes: "one",
  check: (options) => softmaxInside(options, ["activation", "recurrentActivation"]),
  shape: (inputs, options) => recurrentShape("gru", inputs, options),
  parameters: (inputs, options) => {
    const sums = 3 * options.units;
    return recurrentParameters(inputs, options, 3, { shape: options.resetAfter ? [2, sums] : [sums] });
  },
  mask: (options) => recurrentMask(options),
  activatesInside: true,
  build: (request) => {
    const { graph, parameters, options, pointwise } = request;
    const { resetAfter, units } = options;
    const bias = parameters.bias && resetAfter ? halves(graph, parameters.bias, 3 * units) : [parameters.bias];
    const { gates, recurrentKernel, extras, attributes } = cellInputs(request, bias[0]);
    const zeros = () => graph.apply(broadcast, [graph.constant(0)], { shape: [3 * units] }, "noBias");
    const { masked, dropped } = attributes;
    const [activation, recurrentActivation] = [pointwise("activation"), pointwise("recurrentActivation")].map(
      attributeOf,
    );
    if (activation === undefined || recurrentActivation === undefined) throw new Error("gru has two activations");
    const inputs = [gates, recurrentKernel, ...(resetAfter ? [bias[1] ?? zeros()] : []), ...extras];
    const own = { activation, recurrentActivation, resetAfter };
    const trace = graph.apply(gruTrace, inputs as never, { masked, dropped, ...own }, "trace");
    return graph.apply(gruOp, [...inputs, trace], { ...attributes, ...own }, "states");
  },
});

/** The bias of the inputs' sums and that of the state's. */
function halves(graph: GraphBuilder, bias: Value, size: number): readonly [Value, Value] {
  const flat = graph.apply(reshape, [bias], { shape: [2 * size] }, "bothBiases");
  return [
    graph.apply(slice, [flat], { start: 0, size }, "inputBias"),
    graph.apply(slice, [flat], { start: size, size }, "recurrentBias"),
  ];
}
