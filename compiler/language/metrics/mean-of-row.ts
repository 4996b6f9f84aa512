import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { elementCount } from "../../ir/shape.ts";
import { divide } from "../../ops/divide.ts";
import { reshape } from "../../ops/reshape.ts";
import { sumLast } from "../../ops/sum-last.ts";

/** The mean of all values of each row, whatever its axes; one value alone stays as it is. */
export function meanOfRow(graph: GraphBuilder, values: Value): Value {
  const { times } = elementCount(values.shape);
  if (times === 1) return values;
  const sum = graph.apply(sumLast, [rowsOf(graph, values)], {}, "ofRow");
  return graph.apply(divide, [sum, graph.constant(times)], {}, "meanOfRow");
}

/** All values of each row in one axis: shape `[rows, n]`. */
export function rowsOf(graph: GraphBuilder, values: Value): Value {
  if (values.shape.length === 2) return values;
  return graph.apply(reshape, [values], { shape: ["rows", elementCount(values.shape).times] }, "flat");
}
