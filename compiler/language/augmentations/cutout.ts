import { cutOut } from "../../ops/cut-out.ts";
import { augmentation } from "../define/augmentation.ts";
import { number, type Option, type Pair, pair } from "../define/option.ts";

/** Hides a part of each image (DeVries and Taylor 2017). https://arxiv.org/abs/1708.04552 */
export const cutout = augmentation({
  type: "cutout",
  summary:
    "Hides a rectangle of each image around a random pixel; the part of it beyond the edges is left off (DeVries and Taylor 2017).",
  formula: "output[y, x] = value inside the rectangle, else input[y, x]",
  options: {
    size: pair({ summary: "The height and the width of the rectangle in pixels: one number, or [height, width]." }),
    fillValue: number({ summary: "The value that hides, in the unit of the scaled column.", default: 0 }),
  } as { readonly size: Option<Pair>; readonly fillValue: Option<number> },
  example: "dataset:\n  type: shapes\n  size: 8\n  categories: [circle, square]\n  augment: { type: cutout, size: 4 }",
  takes: "images",
  build: ({ graph, rows, options: { size, fillValue }, draw }) => {
    const sides = typeof size === "number" ? ([size, size] as const) : size;
    return graph.apply(cutOut, [rows, draw(2)], { size: sides, value: fillValue });
  },
});
