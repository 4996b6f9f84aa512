import { wrapper } from "../define/layer.ts";
import type { Option } from "../define/option.ts";

/** A layer for each step of a sequence: for layers that work along the last axis, the layer itself. */
export const timeDistributed = wrapper({
  type: "timeDistributed",
  summary:
    "Applies a layer to every step of a sequence, with the same weights. It is replaced by that layer, which takes a sequence as it is: dense, activation, dropout and others that work along the last axis or value by value.",
  options: {
    layer: {
      summary: "The layer, without a name and inputs of its own.",
      schema: { $ref: "#/definitions/layer" },
      required: true,
    } as Option<unknown>,
  },
  example:
    "layers:\n  - { type: input, shape: [8, 2] }\n  - { type: simpleRnn, units: 4, returnSequences: true }\n  - { type: timeDistributed, layer: { type: dense, units: 3, activation: softmax } }",
});
