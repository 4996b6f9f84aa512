import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { integer, largestSize, type Option, type Pair } from "../define/option.ts";
import { drawImage } from "./generating/draw-image.ts";
import { type Figure, figureNames } from "./generating/figures.ts";
import { categoryColumn, generator } from "./generating/generator.ts";
import { seedOption } from "./generating/generator-options.ts";

const side = { type: "integer", minimum: 8, maximum: 4096 };

/** Grey images of figures and patterns, drawn at random. */
export const shapes = generator({
  type: "shapes",
  summary:
    "Grey images of figures and patterns at a random position, size, angle, brightness and contrast, with noise: columns image (0 to 255) and label. The rows go through the categories in turn.",
  options: {
    rows: integer({ summary: "How many images.", minimum: 1, maximum: 1_000_000, default: 600 }),
    size: {
      summary: "Height and width of each image: one number, or [height, width].",
      schema: { anyOf: [side, { type: "array", items: side, minItems: 2, maxItems: 2 }] },
      default: 64,
      required: false,
    } as Option<Pair>,
    categories: {
      summary: "What is drawn, in the order of the categories.",
      schema: { type: "array", items: { enum: figureNames }, minItems: 2, uniqueItems: true },
      default: figureNames,
      required: false,
    } as Option<readonly Figure[]>,
    seed: seedOption,
  },
  example: "dataset: { type: shapes, categories: [circle, square], size: [64, 64], rows: 600, seed: 0 }",
  columns: ({ size, categories }) => [
    { name: "image", type: "image", shape: [...bothSides(size), 1] },
    categoryColumn("label", categories),
  ],
  targets: ["label"],
  mistakes: ({ rows, size }, rangeAt) => {
    const sizes = [rows, ...bothSides(size)];
    if (sizes.reduce((product, each) => product * each) <= largestSize) return [];
    return [diagnostic("size-overflow", rangeAt("/rows"), { what: "The dataset", sizes: sizes.join(" × ") })];
  },
  generate: ({ rows, size, categories, seed }) => {
    const sides = bothSides(size);
    const pixels = sides[0] * sides[1];
    const image = new Uint8Array(rows * pixels);
    const label = Int32Array.from({ length: rows }, (_, row) => row % categories.length);
    label.forEach((category, row) => {
      const into = image.subarray(row * pixels, (row + 1) * pixels);
      drawImage(into, categories[category] as Figure, sides, [seed, row]);
    });
    return {
      rows,
      columns: { image: { kind: "numbers", values: image }, label: { kind: "categories", values: label } },
    };
  },
});

function bothSides(size: Pair): readonly [number, number] {
  return typeof size === "number" ? [size, size] : size;
}
