import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { elementCount } from "../../ir/shape.ts";
import { broadcast } from "../../ops/broadcast.ts";
import { concatenate } from "../../ops/concatenate.ts";
import { divide } from "../../ops/divide.ts";
import { keepSteps } from "../../ops/keep-steps.ts";
import { reshape } from "../../ops/reshape.ts";
import { sumLast } from "../../ops/sum-last.ts";

/**
 * The mean of all values of each row, whatever its axes; one value alone stays as it is. With a mask `[rows, steps]`: the
 * sum over the kept steps and the number of values in them, `[rows, 2]`.
 */
export function meanOfRow(graph: GraphBuilder, values: Value, mask?: Value): Value {
  if (mask !== undefined) return sumAndCount(graph, values, mask);
  const { times } = elementCount(values.shape);
  if (times === 1) return values;
  const sum = graph.apply(sumLast, [rowsOf(graph, values)], {}, "ofRow");
  return graph.apply(divide, [sum, graph.constant(times)], {}, "meanOfRow");
}

function sumAndCount(graph: GraphBuilder, values: Value, mask: Value): Value {
  const kept = graph.apply(keepSteps, [values, mask], {}, "kept");
  const ones = graph.apply(broadcast, [graph.constant(1)], { shape: values.shape }, "ones");
  const counted = graph.apply(keepSteps, [ones, mask], {}, "counted");
  const total = (each: Value): Value =>
    graph.apply(reshape, [graph.apply(sumLast, [rowsOf(graph, each)], {}, "ofRow")], { shape: ["rows", 1] }, "sums");
  return graph.apply(concatenate, [total(kept), total(counted)], {}, "sumAndCount");
}

/** All values of each row in one axis: shape `[rows, n]`. */
export function rowsOf(graph: GraphBuilder, values: Value): Value {
  if (values.shape.length === 2) return values;
  return graph.apply(reshape, [values], { shape: ["rows", elementCount(values.shape).times] }, "flat");
}
