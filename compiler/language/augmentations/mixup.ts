import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { elementCount } from "../../ir/shape.ts";
import { add } from "../../ops/add.ts";
import { cosine } from "../../ops/cosine.ts";
import { divide } from "../../ops/divide.ts";
import { exponential } from "../../ops/exponential.ts";
import { logarithm } from "../../ops/logarithm.ts";
import { multiply } from "../../ops/multiply.ts";
import { reshape } from "../../ops/reshape.ts";
import { rollRows } from "../../ops/roll-rows.ts";
import { slice } from "../../ops/slice.ts";
import { spreadLast } from "../../ops/spread-last.ts";
import { squareRoot } from "../../ops/square-root.ts";
import { subtract } from "../../ops/subtract.ts";
import { augmentation } from "../define/augmentation.ts";
import { number } from "../define/option.ts";

/**
 * Mixes each row with the one before it in the batch (Zhang et al. 2018). https://arxiv.org/abs/1710.09412
 *
 * The share λ of a row follows Beta(alpha, alpha), from two even draws and without rejection: with w = u^(1 / alpha) and
 * c = cos(2π v), λ = ½ + ½ c √(1 − w) / √(w + (1 − w) c²). Bailey 1994 (Student's t from polar coordinates) and Devroye
 * 1996 (the symmetric beta distribution from it).
 */
export const mixup = augmentation({
  type: "mixup",
  summary:
    "Mixes each row with the one before it in the batch, inputs and targets alike; the share of each is drawn from Beta(alpha, alpha) for every row (Zhang et al. 2018).",
  formula: "λ · row + (1 − λ) · row before it, λ ~ Beta(alpha, alpha)",
  options: {
    alpha: number({
      summary: "Near 0 a row stays nearly as it is, or becomes the other; 1 makes every share as likely.",
      default: 0.2,
      minimum: 0.001,
      maximum: 1000,
    }),
  },
  example:
    "dataset:\n  type: shapes\n  size: 8\n  categories: [circle, square]\n  augment: { type: mixup, alpha: 0.2 }",
  takes: "batch",
  build: ({ graph, rows, options: { alpha }, draw, once }) => {
    const own = once(() => shareOf(graph, draw(2), alpha));
    const other = graph.apply(subtract, [graph.constant(1), own], {});
    const before = graph.apply(rollRows, [rows], {});
    const parts = [
      graph.apply(multiply, [rows, forEach(graph, own, rows)], {}),
      graph.apply(multiply, [before, forEach(graph, other, rows)], {}),
    ] as const;
    return graph.apply(add, parts, {});
  },
});

/** The share of each row, [rows], from two numbers each. */
function shareOf(graph: GraphBuilder, draws: Value, alpha: number): Value {
  const [one, half] = [graph.constant(1), graph.constant(0.5)];
  const drawn = (start: number) =>
    graph.apply(reshape, [graph.apply(slice, [draws], { start, size: 1 })], { shape: ["rows"] });
  const logs = graph.apply(logarithm, [graph.apply(subtract, [one, drawn(0)], {})], {});
  const w = graph.apply(exponential, [graph.apply(divide, [logs, graph.constant(alpha)], {})], {});
  const c = graph.apply(cosine, [graph.apply(multiply, [drawn(1), graph.constant(2 * Math.PI)], {})], {});
  const rest = graph.apply(subtract, [one, w], {});
  const squares = graph.apply(multiply, [rest, graph.apply(multiply, [c, c], {})], {});
  const above = graph.apply(multiply, [c, graph.apply(squareRoot, [rest], {})], {});
  const below = graph.apply(squareRoot, [graph.apply(add, [w, squares], {})], {});
  const moved = graph.apply(multiply, [graph.apply(divide, [above, below], {}), half], {});
  return graph.apply(add, [moved, half], {}, "share");
}

/** The share of its row for each number. */
function forEach(graph: GraphBuilder, share: Value, rows: Value): Value {
  const { times: size } = elementCount(rows.shape);
  if (rows.shape.length === 1) return share;
  return graph.apply(reshape, [graph.apply(spreadLast, [share], { size }, "shares")], { shape: rows.shape });
}
