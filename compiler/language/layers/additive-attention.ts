import { hyperbolicTangent } from "../../ops/hyperbolic-tangent.ts";
import { multiplyColumns } from "../../ops/multiply-columns.ts";
import { pairSums } from "../../ops/pair-sums.ts";
import { sumLast } from "../../ops/sum-last.ts";
import { layer } from "../define/layer.ts";
import { boolean, thing } from "../define/option.ts";
import { attentionOptions, attentionShape, weightedValues } from "./attention-inputs.ts";

/** Bahdanau, Cho and Bengio (2015), in Keras's form. */
export const additiveAttention = layer({
  type: "additiveAttention",
  summary:
    "Each step of the queries takes a weighted mean of the values, by the weighted sum of the tanh of its query plus their keys. `inputs` are query and value, or query, value and key; one input is all three. Keys that a mask leaves out have no weight.",
  formula: "softmax(Σ scale · tanh(query + key)) · value",
  options: {
    useScale: boolean({ summary: "Whether each value of the sums has a learnt factor.", default: true }),
    scaleInitializer: thing("initializer", { summary: "The first factors.", default: "glorotUniform" }),
    ...attentionOptions,
  },
  example: "layers:\n  - { type: input, shape: [5, 4] }\n  - additiveAttention",
  takes: "any",
  mask: "first",
  shape: (inputs) => attentionShape("additiveAttention", inputs),
  parameters: ([query = []], { useScale }) => {
    const size = query[1] ?? 1;
    return useScale ? [{ name: "scale", shape: [size], fanIn: size, fanOut: size }] : [];
  },
  build: (request) => {
    const { graph, parameters, options } = request;
    return weightedValues({ ...request, ...options }, (query, key) => {
      const bent = graph.apply(hyperbolicTangent, [graph.apply(pairSums, [query, key], {}, "sums")], {}, "bent");
      const { scale } = parameters;
      const scaled = scale ? graph.apply(multiplyColumns, [bent, scale], {}, "scaled") : bent;
      return graph.apply(sumLast, [scaled], {}, "scores");
    });
  },
});
