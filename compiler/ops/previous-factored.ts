import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { knownSize } from "../ir/shape.ts";
import { multiply } from "./multiply.ts";
import { previousStates } from "./previous-states.ts";
import { repeatSteps } from "./repeat-steps.ts";

/** The states before each step, times the factors of recurrent dropout: what the recurrent kernel was multiplied by. */
export function previousFactored(graph: GraphBuilder, trace: Value, units: number, factors: Value | undefined): Value {
  const before = graph.apply(previousStates, [trace], { units }, "previousStates");
  if (factors === undefined) return before;
  const repeated = graph.apply(repeatSteps, [factors], { steps: knownSize(trace.shape[1]) }, "factorsOfSteps");
  return graph.apply(multiply, [before, repeated], {}, "previousFactored");
}
