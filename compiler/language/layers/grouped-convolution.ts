import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { lastSize } from "../../ir/shape.ts";
import { concatenate } from "../../ops/concatenate.ts";
import { convolution2d } from "../../ops/convolution2d.ts";
import { slice } from "../../ops/slice.ts";
import type { Windows } from "../../ops/windows.ts";

/** A convolution of images with a kernel and perhaps a bias, group by group. */
export function groupedConvolution(
  graph: GraphBuilder,
  values: readonly Value[],
  windows: Windows,
  groups: number,
): Value {
  if (groups === 1) return convolve(graph, values, windows, "sums");
  const sums = Array.from({ length: groups }, (_, group) => {
    const own = values.map((value) => partOf(graph, value, group, groups));
    return convolve(graph, own, windows, `sumsOfGroup${group + 1}`);
  });
  return graph.apply(concatenate, sums, {}, "sums");
}

/** Images, a kernel and perhaps a bias. */
function convolve(graph: GraphBuilder, values: readonly Value[], windows: Windows, role: string): Value {
  return graph.apply(convolution2d, values as readonly [Value, Value, Value?], windows, role);
}

/** The channels or filters of one group. */
function partOf(graph: GraphBuilder, value: Value, group: number, groups: number): Value {
  const size = lastSize(value.shape) / groups;
  return graph.apply(slice, [value], { start: group * size, size });
}
