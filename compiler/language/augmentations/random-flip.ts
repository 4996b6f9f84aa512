import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { add } from "../../ops/add.ts";
import { less } from "../../ops/less.ts";
import { multiply } from "../../ops/multiply.ts";
import { slice } from "../../ops/slice.ts";
import { augmentation } from "../define/augmentation.ts";
import { choice } from "../define/option.ts";
import { moved, sidesOf } from "./moves.ts";

/** Mirrors half of the images. */
export const randomFlip = augmentation({
  type: "randomFlip",
  summary: "Mirrors each image with probability ½, left to right, upside down, or each of both.",
  formula: "output[y, x] = input[y, width − 1 − x] with probability ½",
  options: {
    mode: choice(["horizontal", "vertical", "horizontalAndVertical"], {
      summary: "Left to right (horizontal), upside down (vertical), or each with a chance of its own.",
      default: "horizontalAndVertical",
    }),
  },
  example:
    "dataset:\n  type: shapes\n  size: 8\n  categories: [circle, square]\n  augment: { type: randomFlip, mode: horizontal }",
  takes: "images",
  build: ({ graph, rows, options: { mode }, draw }) => {
    const [height, width] = sidesOf(rows);
    const draws = draw(2);
    const [signX, startX] = mode === "vertical" ? [1, 0] : flipped(graph, draws, 0, width);
    const [signY, startY] = mode === "horizontal" ? [1, 0] : flipped(graph, draws, 1, height);
    const fill = { fillMode: "nearest", fillValue: 0 } as const;
    return moved(graph, rows, [signX, 0, startX, 0, signY, startY], fill);
  },
});

/** The direction and the start of an axis: −1 from its last pixel on where the draw is below ½, else 1 from 0 on. */
function flipped(graph: GraphBuilder, draws: Value, index: number, size: number): readonly [Value, Value] {
  const column = graph.apply(slice, [draws], { start: index, size: 1 });
  const flips = graph.apply(less, [column, graph.constant(0.5)], {}, "flips");
  const start = graph.apply(multiply, [flips, graph.constant(size - 1)], {});
  const sign = graph.apply(add, [graph.apply(multiply, [flips, graph.constant(-2)], {}), graph.constant(1)], {});
  return [sign, start];
}
