import { differsFrom } from "../../ops/differs-from.ts";
import { gatherRows } from "../../ops/gather-rows.ts";
import { layer } from "../define/layer.ts";
import { boolean, integer, thing } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";
import { regularizerOf } from "./parameter-options.ts";

/** The greatest whole number up to which float32 holds every one. */
const mostIndices = 16_777_216;

/** A learnt list of numbers for each index. */
export const embedding = layer({
  type: "embedding",
  summary:
    "Replaces each index, a whole number from 0 to below inputDim, by a learnt list of outputDim numbers. A category is an index with `encoding: index` of its column. With `maskZero` the index 0 is padding.",
  formula: "embeddings[inputs]",
  options: {
    inputDim: integer({
      summary: "The number of indices: 1 more than the greatest. With `maskZero` the padding counts.",
      minimum: 1,
      maximum: mostIndices,
    }),
    outputDim: integer({ summary: "How many numbers each index becomes.", minimum: 1 }),
    embeddingsInitializer: thing("initializer", {
      summary: "The first values of the embeddings, of shape [inputDim, outputDim].",
      default: { type: "uniform", low: -0.05, high: 0.05 },
    }),
    embeddingsRegularizer: regularizerOf("the embeddings"),
    maskZero: boolean({
      summary: "Whether the index 0 is padding, which the layers that know masks, the loss and the metrics leave out.",
      default: false,
    }),
  },
  example:
    "layers:\n  - { type: input, shape: [6] }\n  - { type: embedding, inputDim: 100, outputDim: 8, maskZero: true }\n  - { type: dense, units: 4 }",
  takes: "one",
  shape: ([row = []], { outputDim }) => [...row, outputDim],
  indices: ({ inputDim }) => inputDim,
  parameters: (_, { inputDim, outputDim }) => [
    { name: "embeddings", shape: [inputDim, outputDim], fanIn: inputDim, fanOut: outputDim },
  ],
  mask: ({ maskZero }) =>
    maskZero
      ? { build: ({ graph, inputs }) => graph.apply(differsFrom, [onlyInput(inputs)], { value: 0 }, "mask") }
      : "keeps",
  build: ({ graph, inputs, parameters: { embeddings } }) => {
    if (!embeddings) throw new Error("embedding was built without its embeddings");
    return graph.apply(gatherRows, [onlyInput(inputs), embeddings], {}, "output");
  },
});
