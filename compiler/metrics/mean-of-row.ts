import type { GraphBuilder, Value } from "../3-differentiate/graph-builder.ts";
import { elementCount } from "../3-differentiate/shape.ts";
import { divide } from "../ops/divide.ts";
import { reshape } from "../ops/reshape.ts";
import { sumLast } from "../ops/sum-last.ts";

/** The mean of all values of each row, whatever its axes: shape `[rows]`. */
export function meanOfRow(graph: GraphBuilder, values: Value): Value {
  const { times } = elementCount(values.shape);
  if (values.shape.length === 1) return values;
  if (times === 1) return graph.apply(reshape, [values], { shape: ["rows"] }, "ofRow");
  const sum = graph.apply(sumLast, [rowsOf(graph, values)], {}, "ofRow");
  return graph.apply(divide, [sum, graph.constant(times)], {}, "meanOfRow");
}

/** All values of each row in one axis: shape `[rows, n]`. */
export function rowsOf(graph: GraphBuilder, values: Value): Value {
  if (values.shape.length === 2) return values;
  return graph.apply(reshape, [values], { shape: ["rows", elementCount(values.shape).times] }, "flat");
}
