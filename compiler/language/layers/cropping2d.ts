import { layer } from "../define/layer.ts";
import { type Edges, edgesOf, edgesOption, nothingLeft, withEdges, withEnds } from "./edges.ts";
import { notAnImage } from "./image-windows.ts";
import { onlyInput } from "./only-input.ts";

/** An image without its edges. */
export const cropping2d = layer({
  type: "cropping2d",
  summary: "Cuts rows and columns off the edges of an image.",
  options: {
    cropping: edgesOption(
      "How many rows and columns are cut off: one number, [height, width] for both sides each, or [[top, bottom], [left, right]].",
      0,
    ),
  },
  example: "layers:\n  - { type: input, shape: [28, 28, 1] }\n  - { type: cropping2d, cropping: [[2, 2], [4, 4]] }",
  takes: "one",
  shape: ([row = []], { cropping }) => {
    const left = withEnds(row, takenOff(cropping));
    return notAnImage("cropping2d", row) ?? nothingLeft(row, left, ["rows of pixels", "columns of pixels"]) ?? left;
  },
  build: ({ graph, inputs, options: { cropping } }) => withEdges(graph, onlyInput(inputs), takenOff(cropping)),
});

function takenOff(cropping: Edges): ReturnType<typeof edgesOf> {
  const [[top, bottom], [left, right]] = edgesOf(cropping);
  return [
    [-top, -bottom],
    [-left, -right],
  ];
}
