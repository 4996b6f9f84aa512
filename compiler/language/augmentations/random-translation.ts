import { negate } from "../../ops/negate.ts";
import { augmentation } from "../define/augmentation.ts";
import { drawn, factor } from "./factors.ts";
import { fillOptions, moved, sidesOf } from "./moves.ts";

/** Moves images up or down and left or right. */
export const randomTranslation = augmentation({
  type: "randomTranslation",
  summary: "Moves each image by a random share of its height and width.",
  formula: "output[y, x] = input[y − h · height, x − w · width], h and w evenly drawn from their factors",
  options: {
    heightFactor: factor(
      "The share of the height, up to which it is moved up or down; or [least, most], down positive.",
    ),
    widthFactor: factor(
      "The share of the width, up to which it is moved left or right; or [least, most], right positive.",
    ),
    ...fillOptions,
  },
  example:
    "dataset:\n  type: shapes\n  size: 8\n  categories: [circle, square]\n  augment: { type: randomTranslation, heightFactor: 0.1, widthFactor: 0.1 }",
  takes: "images",
  build: ({ graph, rows, options, draw }) => {
    const [height, width] = sidesOf(rows);
    const draws = draw(2);
    const down = graph.apply(negate, [drawn(graph, draws, 0, options.heightFactor, height)], {});
    const right = graph.apply(negate, [drawn(graph, draws, 1, options.widthFactor, width)], {});
    return moved(graph, rows, [1, 0, right, 0, 1, down], options);
  },
});
