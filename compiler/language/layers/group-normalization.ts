import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { product, type RowShape } from "../../ir/shape.ts";
import { permuteAxes } from "../../ops/permute-axes.ts";
import { reshape } from "../../ops/reshape.ts";
import { layer } from "../define/layer.ts";
import { integer } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";
import { onlyInput } from "./only-input.ts";
import { alongAxes, rowAxes } from "./row-axes.ts";
import { scaleAndShiftOptions, scaleAndShiftParameters, scaledAndShifted, standardized } from "./scale-and-shift.ts";

/** Wu and He (2018), in Keras's form. As many groups as channels are instance normalisation, one is that of the whole row. */
export const groupNormalization = layer({
  type: "groupNormalization",
  summary:
    "Parts the channels into groups and brings each group, over the whole image or sequence, to a mean of 0 and a deviation of 1, each row by itself; then scales and shifts each channel as it learns to.",
  formula: "(inputs − mean of the group) / √(variance of the group + epsilon) · gamma + beta",
  options: {
    groups: integer({ summary: "How many groups; the channels are parted evenly.", default: 32, minimum: 1 }),
    axis: integer({
      summary: "The axis of the channels: -1 is the last one, 1 the first of a row.",
      default: -1,
      minimum: -8,
      maximum: 8,
    }),
    ...scaleAndShiftOptions,
  },
  example:
    "layers:\n  - { type: input, shape: [6, 6, 1] }\n  - { type: conv2d, filters: 8, kernelSize: 3 }\n  - { type: groupNormalization, groups: 4 }",
  takes: "one",
  mask: (_, [row = []]) => (row.length > 1 ? undefined : "keeps"),
  shape: ([row = []], { axis, groups }) => {
    const found = channelsOf(row, axis);
    if ("mistake" in found) return found;
    if (found.channels % groups === 0) return row;
    return {
      mistake: `${found.channels} channels cannot be parted into ${groups} equal groups`,
      hint: `Choose a number of groups that divides ${found.channels}.`,
      option: "groups",
    };
  },
  parameters: ([row = []], { axis, ...options }) => {
    const found = channelsOf(row, axis);
    return "mistake" in found ? [] : scaleAndShiftParameters([found.channels], options);
  },
  build: ({ graph, inputs, shape, parameters, options: { axis, groups, epsilon } }) => {
    const found = channelsOf(shape, axis);
    if ("mistake" in found) throw new Error(found.mistake);
    return alongAxes(graph, onlyInput(inputs), [found.axis], (x) =>
      scaledAndShifted(graph, standardizedGroups(graph, x, groups, epsilon), parameters),
    );
  },
});

function channelsOf(row: RowShape, axis: number): { readonly axis: number; readonly channels: number } | ShapeMistake {
  const found = rowAxes(axis, row);
  if ("mistake" in found) return found;
  const [only = 1] = found;
  return { axis: only, channels: row[only - 1] ?? 1 };
}

/** [rows, …, channels] → [rows, groups, … · channels / groups], standardized along the last axis, and back. */
function standardizedGroups(graph: GraphBuilder, x: Value, groups: number, epsilon: number): Value {
  const channels = product(x.shape.slice(-1));
  const positions = product(x.shape.slice(1, -1));
  const size = channels / groups;
  const parted = graph.apply(reshape, [x], { shape: ["rows", positions, groups, size] }, "parted");
  const swap = { axes: [0, 2, 1, 3] };
  const grouped = positions === 1 ? parted : graph.apply(permuteAxes, [parted], swap, "grouped");
  const flat = graph.apply(reshape, [grouped], { shape: ["rows", groups, positions * size] }, "groups");
  const even = graph.apply(reshape, [standardized(graph, flat, epsilon)], { shape: grouped.shape }, "even");
  const back = positions === 1 ? even : graph.apply(permuteAxes, [even], swap, "back");
  return graph.apply(reshape, [back], { shape: x.shape }, "standardized");
}
