import type { One } from "../ir/arity.ts";
import { index } from "../ir/loop.ts";
import type { Dimension } from "../ir/shape.ts";
import { elementCount, shapeText } from "../ir/shape.ts";
import { loop } from "../ir/statements.ts";
import { spread, unspread } from "./broadcast.ts";
import type { Op } from "./op.ts";

/** The same values in the same order, with other axes. */
export const reshape: Op<{ readonly shape: readonly Dimension[] }, One> = {
  name: "reshape",
  summary: "the same values, row-major, with other axes",
  shape: ([input], { shape }) => {
    const [before, after] = [elementCount(input), elementCount(shape)];
    if (before.rows === after.rows && before.times === after.times) return shape;
    throw new Error(`${shapeText(input)} cannot be reshaped to ${shapeText(shape)}`);
  },
  evaluate: ([input], output) => {
    output.data.set(input.data);
  },
  gradient: ({ graph, inputs: [input], upstream }) => {
    const scalar = unspread(graph, upstream);
    if (scalar.shape.length === 0 && upstream.shape.length > 0) return [spread(graph, scalar, input.shape)];
    return [graph.apply(reshape, [upstream], { shape: input.shape })];
  },
  // Only if a copy is requested: usually both share one buffer.
  loops: ({ shapes, read, write, fresh }) => {
    const i = fresh("i");
    return [loop(i, elementCount(shapes.output), write(index(i), read(0, index(i))))];
  },
};
