import { addIndex, constant, type Expression, type Index, index } from "../ir/loop.ts";
import { double } from "./constants.ts";
import { scaled } from "./window-loops.ts";
import type { Axis } from "./windows.ts";

/** The number of elements of a window inside the image, for the output at two indices; constant if none can be outside. */
export function poolCells(axes: readonly [Axis, Axis], outputs: readonly [Index, Index]): Expression {
  const [rows, columns] = axes.map((axis, index) => positionsSeen(axis, outputs[index] as Index)) as [
    Expression,
    Expression,
  ];
  if (rows.kind === "number" && columns.kind === "number") return constant(rows.value * columns.value);
  if (rows.kind === "number" && rows.value === 1) return columns;
  if (columns.kind === "number" && columns.value === 1) return rows;
  return double.multiply(rows, columns);
}

/** min(start + size, input) − max(start, 0). */
function positionsSeen(axis: Axis, output: Index): Expression {
  if (!axis.opensOutside && !axis.endsOutside) return constant(axis.size);
  if (axis.output === 1) return constant(Math.min(axis.size - axis.before, axis.input));
  const start = addIndex(scaled(output, axis.stride), index(undefined, 0, -axis.before));
  const end = addIndex(start, index(undefined, 0, axis.size));
  const [first, last]: readonly Expression[] = [start, end].map((each) => ({ kind: "index", index: each }));
  const [begin, input] = [first as Expression, constant(axis.input)];
  const from = axis.opensOutside ? double.choose(begin, "<", constant(0), constant(0), begin) : begin;
  const to = axis.endsOutside ? double.choose(last as Expression, "<", input, last as Expression, input) : last;
  return double.subtract(to as Expression, from);
}
