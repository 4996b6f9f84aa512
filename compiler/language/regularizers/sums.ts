import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { absolute } from "../../ops/absolute.ts";
import { multiply } from "../../ops/multiply.ts";
import { square } from "../../ops/square.ts";
import { sumInColumns } from "../../ops/sum-in-columns.ts";

/** factor · Σ |w|. */
export function sumOfAbsolutes(graph: GraphBuilder, parameter: Value, factor: number): Value {
  return weighed(graph, graph.apply(absolute, [parameter], {}, "sizes"), factor);
}

/** factor · Σ w². */
export function sumOfSquares(graph: GraphBuilder, parameter: Value, factor: number): Value {
  return weighed(graph, graph.apply(square, [parameter], {}, "squares"), factor);
}

function weighed(graph: GraphBuilder, values: Value, factor: number): Value {
  const sum = graph.apply(sumInColumns, [values], {}, "sum");
  return graph.apply(multiply, [graph.constant(factor), sum], {}, "cost");
}
