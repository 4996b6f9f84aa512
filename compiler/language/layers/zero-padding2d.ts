import { layer } from "../define/layer.ts";
import { edgesOf, edgesOption, withEdges, withEnds } from "./edges.ts";
import { notAnImage } from "./image-windows.ts";
import { onlyInput } from "./only-input.ts";

/** A border of zeros around an image. */
export const zeroPadding2d = layer({
  type: "zeroPadding2d",
  summary: "Puts zeros around an image.",
  options: {
    padding: edgesOption(
      "How many rows and columns of zeros are added: one number, [height, width] for both sides each, or [[top, bottom], [left, right]].",
      1,
    ),
  },
  example: "layers:\n  - { type: input, shape: [28, 28, 1] }\n  - { type: zeroPadding2d, padding: [[0, 1], [0, 1]] }",
  takes: "one",
  shape: ([row = []], { padding }) => notAnImage("zeroPadding2d", row) ?? withEnds(row, edgesOf(padding)),
  build: ({ graph, inputs, options: { padding } }) => withEdges(graph, onlyInput(inputs), edgesOf(padding)),
});
