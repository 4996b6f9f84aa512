import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { batchedProduct } from "../../ops/batched-product.ts";
import { hyperbolicTangent } from "../../ops/hyperbolic-tangent.ts";
import { multiply } from "../../ops/multiply.ts";
import { pairSums } from "../../ops/pair-sums.ts";
import { reshape } from "../../ops/reshape.ts";
import { sumLast } from "../../ops/sum-last.ts";
import { layer } from "../define/layer.ts";
import { boolean, choice, thing } from "../define/option.ts";
import { attentionOptions, attentionShape, weightedValues } from "./attention-inputs.ts";

/** Luong, Pham and Manning (2015), in Keras's form: one head without projections. */
export const attention = layer({
  type: "attention",
  summary:
    "Each step of the queries takes a weighted mean of the values, by how well its query fits their keys. `inputs` are query and value, or query, value and key; one input is all three. Keys that a mask leaves out have no weight.",
  formula:
    "softmax(query · keyᵀ · scale) · value; concat: softmax(concatScoreWeight · Σ tanh(scale · (query + key))) · value",
  options: {
    scoreMode: choice(["dot", "concat"], {
      summary: "How a query fits a key: by their dot product, or by the sum of the tanh of their sums.",
      default: "dot",
    }),
    useScale: boolean({ summary: "Whether the scores are multiplied by one learnt number.", default: false }),
    scaleInitializer: thing("initializer", { summary: "The first value of that number.", default: "ones" }),
    concatScoreWeightInitializer: thing("initializer", {
      summary: "The first value of the factor that `scoreMode: concat` learns.",
      default: "ones",
    }),
    ...attentionOptions,
  },
  example: "layers:\n  - { type: input, shape: [5, 4] }\n  - { type: attention, causal: true }",
  takes: "any",
  mask: "first",
  shape: (inputs) => attentionShape("attention", inputs),
  parameters: (_, { useScale, scoreMode }) => {
    const one = { shape: [1], fanIn: 1, fanOut: 1 };
    return [
      ...(useScale ? [{ name: "scale", ...one }] : []),
      ...(scoreMode === "concat" ? [{ name: "concatScoreWeight", ...one }] : []),
    ];
  },
  build: (request) => {
    const { graph, parameters, options } = request;
    const { scale, concatScoreWeight } = parameters;
    return weightedValues({ ...request, ...options }, (query, key) => {
      if (options.scoreMode === "dot") {
        const slices = ["outer", "outer", "outer"] as const;
        const scores = graph.apply(batchedProduct, [query, key], { transpose: "right", slices }, "scores");
        return multiplied(graph, scores, scale);
      }
      const sums = multiplied(graph, graph.apply(pairSums, [query, key], {}, "sums"), scale);
      const bent = graph.apply(hyperbolicTangent, [sums], {}, "bent");
      return multiplied(graph, graph.apply(sumLast, [bent], {}, "scores"), concatScoreWeight);
    });
  },
});

/** The values times a parameter of one number, if there is one. */
function multiplied(graph: GraphBuilder, values: Value, parameter: Value | undefined): Value {
  if (parameter === undefined) return values;
  const factor = graph.apply(reshape, [parameter], { shape: [] }, "factor");
  return graph.apply(multiply, [values, factor], {}, "scaled");
}
