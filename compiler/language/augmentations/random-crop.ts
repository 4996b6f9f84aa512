import type { Value } from "../../ir/graph-builder.ts";
import { add } from "../../ops/add.ts";
import { floor } from "../../ops/floor.ts";
import { augmentation } from "../define/augmentation.ts";
import { integer } from "../define/option.ts";
import { drawn } from "./factors.ts";
import { fillOptions, moved } from "./moves.ts";

/** A random window of the size of the image on the image with a margin around it. */
export const randomCrop = augmentation({
  type: "randomCrop",
  summary:
    "Adds a margin around each image and cuts a window of the image's own size out of it at random: moves it by whole pixels (torchvision's RandomCrop with padding).",
  formula: "output[y, x] = input[y + i, x + j], i and j whole numbers evenly drawn from −padding to padding",
  options: {
    padding: integer({ summary: "The margin in pixels.", minimum: 1, maximum: 4096 }),
    ...fillOptions,
  },
  example:
    "dataset:\n  type: shapes\n  size: 8\n  categories: [circle, square]\n  augment: { type: randomCrop, padding: 2, fillMode: constant }",
  takes: "images",
  build: ({ graph, rows, options, draw }) => {
    const draws = draw(2);
    const whole = (index: number): Value => {
      const steps = drawn(graph, draws, index, [0, 2 * options.padding + 1]);
      return graph.apply(add, [graph.apply(floor, [steps], {}), graph.constant(-options.padding)], {});
    };
    return moved(graph, rows, [1, 0, whole(1), 0, 1, whole(0)], options);
  },
});
