import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { multiply } from "../../ops/multiply.ts";
import { relu } from "../../ops/relu.ts";
import { subtract } from "../../ops/subtract.ts";

/** max(1 − target · output, 0): how far an output is from being right by 1. */
export function shortfall(graph: GraphBuilder, output: Value, target: Value): Value {
  const margin = graph.apply(multiply, [target, output], {}, "margins");
  return graph.apply(relu, [graph.apply(subtract, [graph.constant(1), margin], {}, "missing")], {}, "shortfalls");
}
