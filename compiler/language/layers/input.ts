import { layer } from "../define/layer.ts";
import { shape } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";

/** What enters the network. */
export const input = layer({
  type: "input",
  summary: "What enters the network. May be left out where the dataset says what its rows are.",
  options: {
    shape: shape({ summary: "The sizes of one row's axes, without the rows: [28, 28, 1] for an image." }),
  },
  example: "layers:\n  - { type: input, shape: [3] }\n  - { type: dense, units: 1 }",
  takes: "none",
  shape: (_, options) => options.shape,
  build: ({ inputs }) => onlyInput(inputs),
});
