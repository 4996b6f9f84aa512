import type { Value } from "../../ir/graph-builder.ts";
import { add } from "../../ops/add.ts";
import { multiply } from "../../ops/multiply.ts";
import { augmentation } from "../define/augmentation.ts";
import { optional } from "../define/option.ts";
import { drawn, factor } from "./factors.ts";
import { fillOptions, moved, sidesOf } from "./moves.ts";

/** Makes images smaller or larger. */
export const randomZoom = augmentation({
  type: "randomZoom",
  summary: "Makes what each image shows smaller or larger by a random factor, about its middle.",
  formula: "output[y, x] = input[middle + (1 + h) · (y − middle), middle + (1 + w) · (x − middle)]",
  options: {
    heightFactor: factor("The share by which more of the height is seen (negative: less), or [least, most]."),
    widthFactor: optional(factor("The same for the width; default: as the height, which keeps the proportions.")),
    ...fillOptions,
  },
  example:
    "dataset:\n  type: shapes\n  size: 8\n  categories: [circle, square]\n  augment: { type: randomZoom, heightFactor: 0.1 }",
  takes: "images",
  build: ({ graph, rows, options, draw }) => {
    const sides = sidesOf(rows);
    const draws = draw(2);
    const more = drawn(graph, draws, 0, options.heightFactor);
    const wider = options.widthFactor === undefined ? more : drawn(graph, draws, 1, options.widthFactor);
    const scale = (by: Value) => graph.apply(add, [by, graph.constant(1)], {});
    const start = (by: Value, size: number) => graph.apply(multiply, [by, graph.constant(-(size - 1) / 2)], {});
    return moved(
      graph,
      rows,
      [scale(wider), 0, start(wider, sides[1]), 0, scale(more), start(more, sides[0])],
      options,
    );
  },
});
