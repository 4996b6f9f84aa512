import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { product, type RowShape } from "../../ir/shape.ts";
import { add } from "../../ops/add.ts";
import { minimum } from "../../ops/minimum.ts";
import { multiplyColumns } from "../../ops/multiply-columns.ts";
import { relu } from "../../ops/relu.ts";
import { reshape } from "../../ops/reshape.ts";
import { layer } from "../define/layer.ts";
import { axes, optional, thing } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";
import { regularizerOf } from "./parameter-options.ts";
import { rowAxes } from "./row-axes.ts";

/** A rectified linear unit whose slope below 0 is learnt (He and others 2015). */
export const prelu = layer({
  type: "prelu",
  summary:
    "A rectified linear unit whose slope below 0 is learnt, one for each value of a row or one for all along `sharedAxes`.",
  formula: "x where x ≥ 0, alpha · x below",
  options: {
    sharedAxes: optional(
      axes({
        summary: "Axes along which one slope is shared, from the first on: [1, 2] of an image for one slope a channel.",
      }),
    ),
    alphaInitializer: thing("initializer", { summary: "The first slopes.", default: "zeros" }),
    alphaRegularizer: regularizerOf("the slopes"),
  },
  example: "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, units: 8 }\n  - prelu",
  takes: "one",
  mask: "keeps",
  shape: ([row = []], { sharedAxes }) => {
    if (sharedAxes === undefined) return row;
    const found = rowAxes(sharedAxes, row);
    if ("mistake" in found) return { ...found, option: "sharedAxes" };
    if (found.every((axis, index) => axis === index + 1)) return row;
    return {
      mistake: `Slopes cannot be shared along ${JSON.stringify(sharedAxes)} of [${row.join(", ")}].`,
      hint: "The shared axes are the first ones, without a gap: 1, [1, 2].",
      option: "sharedAxes",
    };
  },
  parameters: ([row = []], { sharedAxes }) => {
    const shared = sharedCount(sharedAxes, row);
    const shape = row.map((size, axis) => (axis < shared ? 1 : size));
    const count = product(shape);
    return [{ name: "alpha", shape, fanIn: count, fanOut: count }];
  },
  build: ({ graph, inputs, parameters: { alpha }, options: { sharedAxes } }) => {
    if (!alpha) throw new Error("prelu was built without its slopes");
    const x = onlyInput(inputs);
    const below = graph.apply(minimum, [x, graph.constant(0)], {}, "below");
    const leak = timesSlopes(graph, below, alpha, sharedCount(sharedAxes, x.shape.slice(1) as RowShape));
    return graph.apply(add, [graph.apply(relu, [x], {}, "above"), leak], {}, "output");
  },
});

function sharedCount(shared: Parameters<typeof rowAxes>[0] | undefined, row: RowShape): number {
  if (shared === undefined) return 0;
  const found = rowAxes(shared, row);
  return "mistake" in found ? 0 : found.length;
}

/** Values times the slopes of their columns: a row is seen as [shared axes, other axes]. */
function timesSlopes(graph: GraphBuilder, values: Value, alpha: Value, shared: number): Value {
  const row = values.shape.slice(1) as RowShape;
  const columns = product(row.slice(shared));
  const flat = graph.apply(
    reshape,
    [values],
    { shape: ["rows", product(row.slice(0, shared)), columns] },
    "belowByColumn",
  );
  const slopes = graph.apply(reshape, [alpha], { shape: [columns] }, "slopes");
  const leak = graph.apply(multiplyColumns, [flat, slopes], {}, "leakByColumn");
  return graph.apply(reshape, [leak], { shape: values.shape }, "leak");
}
