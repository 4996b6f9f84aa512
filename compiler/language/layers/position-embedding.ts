import { repeatForRows } from "../../ops/repeat-for-rows.ts";
import { reshape } from "../../ops/reshape.ts";
import { slice } from "../../ops/slice.ts";
import { layer } from "../define/layer.ts";
import { integer, thing } from "../define/option.ts";
import { regularizerOf } from "./parameter-options.ts";

/** Learnt positions, as KerasHub has them: they are added to the embedding of what stands there. */
export const positionEmbedding = layer({
  type: "positionEmbedding",
  summary:
    "A learnt row of values for each step of a sequence, the same for every sequence, of the shape of the inputs; `add` adds it to them.",
  formula: "embeddings[step]",
  options: {
    sequenceLength: integer({ summary: "The steps of the longest sequence.", minimum: 1 }),
    embeddingsInitializer: thing("initializer", {
      summary: "The first values, of shape [sequenceLength, values].",
      default: "glorotUniform",
    }),
    embeddingsRegularizer: regularizerOf("the embeddings"),
  },
  example:
    "layers:\n  - { type: input, shape: [5, 4], name: tokens }\n  - { type: positionEmbedding, name: positions, sequenceLength: 5 }\n  - { type: add, inputs: [tokens, positions] }",
  takes: "one",
  mask: "keeps",
  shape: ([row = []], { sequenceLength }) => {
    const [steps = 1] = row;
    if (row.length !== 2) {
      return {
        mistake: `a sequence, as positionEmbedding takes it, is [steps, values], not [${row.join(", ")}]`,
        hint: "Reshape one value a step to [steps, 1].",
      };
    }
    if (steps <= sequenceLength) return row;
    return {
      mistake: `there are ${steps} steps, and embeddings for ${sequenceLength}`,
      hint: `Write sequenceLength: ${steps}.`,
      option: "sequenceLength",
    };
  },
  parameters: ([row = []], { sequenceLength }) => {
    const size = row[1] ?? 1;
    return [{ name: "embeddings", shape: [sequenceLength, size], fanIn: sequenceLength, fanOut: size }];
  },
  build: ({ graph, shape, parameters: { embeddings } }) => {
    if (embeddings === undefined) throw new Error("positionEmbedding was built without its embeddings");
    const [steps = 1, size = 1] = shape;
    if (embeddings.shape[0] === steps) return graph.apply(repeatForRows, [embeddings], {}, "output");
    const all = graph.apply(reshape, [embeddings], { shape: [Number(embeddings.shape[0]) * size] }, "all");
    const first = graph.apply(slice, [all], { start: 0, size: steps * size }, "first");
    const taken = graph.apply(reshape, [first], { shape: [steps, size] }, "taken");
    return graph.apply(repeatForRows, [taken], {}, "output");
  },
});
