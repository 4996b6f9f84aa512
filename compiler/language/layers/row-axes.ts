import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { product, type RowShape } from "../../ir/shape.ts";
import { permuteAxes } from "../../ops/permute-axes.ts";
import { reshape } from "../../ops/reshape.ts";
import type { Axes } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";

/**
 * The axes that the option `axis` names, as axes of the batch (the rows are axis 0), ascending; or what is wrong with
 * them.
 */
export function rowAxes(axis: Axes, row: RowShape): readonly number[] | ShapeMistake {
  const written = typeof axis === "number" ? [axis] : axis;
  const counted = written.map((each) => (each < 0 ? each + row.length + 1 : each));
  const odd = counted.findIndex((each, at) => each < 1 || each > row.length || counted.indexOf(each) !== at);
  if (odd < 0) return counted.toSorted((a, b) => a - b);
  const there =
    row.length === 1 ? "one axis: 1, or -1" : `${row.length} axes: 1 to ${row.length}, or -${row.length} to -1`;
  const twice = counted.indexOf(counted[odd] as number) !== odd;
  return {
    mistake: twice ? `the axis ${written[odd]} is named twice` : `[${row.join(", ")}] has no axis ${written[odd]}`,
    hint: `A row has ${there}. Axis 0 holds the rows of the batch.`,
    option: "axis",
  };
}

/** The mask of a layer along these axes: kept, unless the steps, the first axis of several, are among them. */
export function keepsSteps(axis: Axes, row: RowShape): "keeps" | undefined {
  const found = rowAxes(axis, row);
  return row.length > 1 && "includes" in found && found.includes(1) ? undefined : "keeps";
}

/** The sizes of those axes. */
export function sizesOf(axes: readonly number[], row: RowShape): RowShape {
  return axes.map((axis) => row[axis - 1] ?? 1);
}

/** Builds something along the last axis with the given axes joined there, and puts them back. */
export function alongAxes(
  graph: GraphBuilder,
  value: Value,
  axes: readonly number[],
  build: (joined: Value) => Value,
): Value {
  const others = value.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const order = [...others, ...axes];
  const inOrder = order.every((axis, at) => axis === at);
  const last = inOrder ? value : graph.apply(permuteAxes, [value], { axes: order }, "permuted");
  const shape = [...last.shape.slice(0, others.length), product(last.shape.slice(others.length))];
  const joined = axes.length === 1 ? last : graph.apply(reshape, [last], { shape }, "joined");
  const built = build(joined);
  const parted = axes.length === 1 ? built : graph.apply(reshape, [built], { shape: last.shape }, "parted");
  const back = order.map((_, axis) => order.indexOf(axis));
  return inOrder ? parted : graph.apply(permuteAxes, [parted], { axes: back }, "output");
}
