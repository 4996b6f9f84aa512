import { wrapper } from "../define/layer.ts";
import { integer, type Option } from "../define/option.ts";

/** More copies than any network has. */
const mostTimes = 1000;

/** A list of layers, several times over. */
export const repeat = wrapper({
  type: "repeat",
  summary:
    "A list of layers, several times over: copies named stage1, stage2 …, whose layers are stage1.conv and so on; `input` is what enters a copy.",
  options: {
    times: integer({ summary: "How many copies, one after the other.", minimum: 1, maximum: mostTimes }),
    each: {
      summary: "Options that differ between the copies, by layer and option, one value for each copy.",
      schema: { type: "object", additionalProperties: { type: "array" }, minProperties: 1 },
      required: false,
    } as Option<{ readonly [path: string]: readonly unknown[] } | undefined>,
    layers: {
      summary: "The layers of one copy.",
      schema: { type: "array", items: { $ref: "#/definitions/layer" }, minItems: 1 },
      required: true,
    } as Option<readonly unknown[]>,
  },
  example: `layers:
  - { type: input, shape: [28, 28, 1] }
  - type: repeat
    name: stage
    times: 2
    each: { conv.filters: [4, 8] }
    layers:
      - { type: conv2d, name: conv, kernelSize: 3, activation: relu }
      - { type: maxPooling2d, poolSize: 2 }`,
});
