import { add } from "../../ops/add.ts";
import { cosine } from "../../ops/cosine.ts";
import { multiply } from "../../ops/multiply.ts";
import { negate } from "../../ops/negate.ts";
import { subtract } from "../../ops/subtract.ts";
import { augmentation } from "../define/augmentation.ts";
import { drawn, factor } from "./factors.ts";
import { fillOptions, moved, sidesOf } from "./moves.ts";

/** Turns images about their middle. */
export const randomRotation = augmentation({
  type: "randomRotation",
  summary: "Turns each image about its middle by a random angle; counterclockwise where it is positive.",
  formula: "an angle evenly drawn from −2π · factor to 2π · factor",
  options: {
    factor: factor("The maximum angle as a share of a full turn (0.1 is 36°), or [least, most]."),
    ...fillOptions,
  },
  example:
    "dataset:\n  type: shapes\n  size: 8\n  categories: [circle, square]\n  augment: { type: randomRotation, factor: 0.05 }",
  takes: "images",
  build: ({ graph, rows, options, draw }) => {
    const [height, width] = sidesOf(rows);
    const [middleY, middleX] = [(height - 1) / 2, (width - 1) / 2];
    const angle = drawn(graph, draw(1), 0, options.factor, 2 * Math.PI);
    const cos = graph.apply(cosine, [angle], {}, "cosine");
    const sin = graph.apply(cosine, [graph.apply(subtract, [angle, graph.constant(Math.PI / 2)], {})], {}, "sine");
    const times = (value: typeof cos, by: number) => graph.apply(multiply, [value, graph.constant(by)], {});
    // The middle stays where it is: c = middleX − (cos · middleX − sin · middleY), f = middleY − (sin · middleX + cos · middleY).
    const byX = graph.apply(subtract, [times(cos, middleX), times(sin, middleY)], {});
    const byY = graph.apply(add, [times(sin, middleX), times(cos, middleY)], {});
    const c = graph.apply(add, [graph.apply(negate, [byX], {}), graph.constant(middleX)], {});
    const f = graph.apply(add, [graph.apply(negate, [byY], {}), graph.constant(middleY)], {});
    return moved(graph, rows, [cos, graph.apply(negate, [sin], {}), c, sin, cos, f], options);
  },
});
