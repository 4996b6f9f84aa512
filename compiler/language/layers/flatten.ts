import { reshape } from "../../ops/reshape.ts";
import { layer } from "../define/layer.ts";
import { onlyInput } from "./only-input.ts";

/** All values of a row in one axis. */
export const flatten = layer({
  type: "flatten",
  summary: "Puts all values of a row into one axis, row-major: height, width, channels.",
  options: {},
  example: "layers:\n  - { type: input, shape: [28, 28, 1] }\n  - flatten\n  - { type: dense, units: 10 }",
  takes: "one",
  shape: ([row = []]) => [row.reduce((product, size) => product * size, 1)],
  build: ({ graph, inputs, shape }) => graph.apply(reshape, [onlyInput(inputs)], { shape: ["rows", ...shape] }),
});
