import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { batchedProduct } from "../../ops/batched-product.ts";
import { multiply } from "../../ops/multiply.ts";
import { reshape } from "../../ops/reshape.ts";
import { layer } from "../define/layer.ts";
import { boolean, number, thing } from "../define/option.ts";
import { attentionInputs, weightsOfKept } from "./attention-inputs.ts";

const outer = ["outer", "outer", "outer"] as const;

/** Luong, Pham and Manning (2015), in Keras's form: one head without projections. */
export const attention = layer({
  type: "attention",
  summary:
    "Each step of the queries takes a weighted mean of the values, by the dot product of its query with their keys. `inputs` are query and value, or query, value and key; one input is all three. Keys that a mask leaves out have no weight.",
  formula: "softmax(query · keyᵀ · scale) · value",
  options: {
    useScale: boolean({ summary: "Whether the scores are multiplied by one learnt number.", default: false }),
    scaleInitializer: thing("initializer", { summary: "The first value of that number.", default: "ones" }),
    dropout: number({
      summary: "The share of the attention weights that is dropped while the network learns.",
      default: 0,
      minimum: 0,
      exclusiveMaximum: 1,
    }),
    causal: boolean({
      summary: "Whether a query attends only to keys up to its own step (Keras: `use_causal_mask`).",
      default: false,
    }),
  },
  example: "layers:\n  - { type: input, shape: [5, 4] }\n  - { type: attention, causal: true }",
  takes: "any",
  mask: "first",
  shape: (inputs) => {
    const found = attentionInputs("attention", inputs);
    if ("mistake" in found) return found;
    const { query, value, key } = found;
    if (query[1] === key[1]) return [query[0] ?? 1, value[1] ?? 1];
    return {
      mistake: `a query has ${query[1]} values and a key ${key[1]}`,
      hint: "Their product takes as many of each; a dense layer before one of them makes them alike.",
      option: "inputs",
    };
  },
  parameters: (_, { useScale }) => (useScale ? [{ name: "scale", shape: [1], fanIn: 1, fanOut: 1 }] : []),
  build: ({ graph, inputs, masks, parameters: { scale }, options: { causal, dropout }, training, ordinal }) => {
    const [query, value = query, key = value] = inputs;
    if (query === undefined || value === undefined || key === undefined) throw new Error("attention takes inputs");
    const scores = graph.apply(batchedProduct, [query, key], { transpose: "right", slices: outer }, "scores");
    const scaled = scale === undefined ? scores : multiplied(graph, scores, scale);
    const weights = weightsOfKept({ graph, scores: scaled, masks, causal, dropout, training, ordinal });
    return graph.apply(batchedProduct, [weights, value], { transpose: "neither", slices: outer }, "output");
  },
});

function multiplied(graph: GraphBuilder, scores: Value, scale: Value): Value {
  const factor = graph.apply(reshape, [scale], { shape: [] }, "factor");
  return graph.apply(multiply, [scores, factor], {}, "scaled");
}
