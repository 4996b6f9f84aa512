import type { One } from "../../ir/arity.ts";
import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import type { ShapedOp } from "../../ir/shaped-op.ts";
import type { Windows } from "../../ops/windows.ts";
import { integer, optional } from "../define/option.ts";
import { asLines, asSequences, sequencePadding, windowsAlong } from "./sequence-windows.ts";

/** The options of a pooling layer of sequences. */
export const sequencePoolOptions = {
  poolSize: integer({ summary: "How many steps the window has.", minimum: 1, default: 2 }),
  strides: optional(
    integer({ summary: "How far the window moves from one output to the next; default: its own size.", minimum: 1 }),
  ),
  padding: sequencePadding,
};

/** The windows of a pooling layer of sequences. */
export function sequencePoolWindows(options: {
  readonly poolSize: number;
  readonly strides?: number | undefined;
  readonly padding: "valid" | "same";
}): Windows {
  const { poolSize, strides = poolSize, padding } = options;
  return windowsAlong(poolSize, { strides, padding });
}

/** Pools sequences by an op on images. */
export function poolSequences(graph: GraphBuilder, op: ShapedOp<Windows, One>, sequences: Value, windows: Windows) {
  return asSequences(graph, graph.apply(op, [asLines(graph, sequences)], windows, "pooled"));
}
