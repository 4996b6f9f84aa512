import type { RowShape } from "../../ir/shape.ts";
import { interpolatePixels } from "../../ops/interpolate-pixels.ts";
import { repeatPixels } from "../../ops/repeat-pixels.ts";
import { layer } from "../define/layer.ts";
import { choice, pair } from "../define/option.ts";
import { bothOf, notAnImage } from "./image-windows.ts";
import { onlyInput } from "./only-input.ts";

/** A larger image. */
export const upSampling2d = layer({
  type: "upSampling2d",
  summary:
    "Makes an image larger by whole factors: each pixel is repeated (nearest), or new pixels are interpolated from the four around them (bilinear).",
  options: {
    size: pair({ summary: "How many times higher and wider: one number, or [height, width].", default: 2 }),
    interpolation: choice(["nearest", "bilinear"], {
      summary: "nearest: each pixel is repeated; bilinear: new pixels lie evenly over the image and are interpolated.",
      default: "nearest",
    }),
  },
  example:
    "layers:\n  - { type: input, shape: [7, 7, 4] }\n  - { type: upSampling2d, size: 2, interpolation: bilinear }",
  takes: "one",
  shape: ([row = []], { size }) => notAnImage("upSampling2d", row) ?? enlarged(row, bothOf(size)),
  build: ({ graph, inputs, options: { size, interpolation } }) => {
    const op = interpolation === "nearest" ? repeatPixels : interpolatePixels;
    return graph.apply(op, [onlyInput(inputs)], { times: bothOf(size) }, "output");
  },
});

function enlarged(
  [height = 0, width = 0, channels = 0]: RowShape,
  [down, across]: readonly [number, number],
): RowShape {
  return [height * down, width * across, channels];
}
