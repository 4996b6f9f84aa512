import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { lastSize } from "../../ir/shape.ts";
import { divide } from "../../ops/divide.ts";
import { sumLast } from "../../ops/sum-last.ts";

/** The sum over the last axis; one value alone is its own sum, and stays as it is. */
export function rowSum(graph: GraphBuilder, values: Value): Value {
  return lastSize(values.shape) === 1 ? values : graph.apply(sumLast, [values], {}, "ofRow");
}

/** The mean over the last axis. */
export function rowMean(graph: GraphBuilder, values: Value): Value {
  const size = lastSize(values.shape);
  const sum = rowSum(graph, values);
  return size === 1 ? sum : graph.apply(divide, [sum, graph.constant(size)], {}, "meanOfRow");
}
