import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import type { Boundary } from "../../ops/binary-hit.ts";
import { concatenate } from "../../ops/concatenate.ts";
import { isAbove } from "../../ops/is-above.ts";
import type { TargetRule } from "../define/loss.ts";

/** Scores and targets side by side on the last axis, as measures of all rows take them. */
export function scoresAndTargets(graph: GraphBuilder, scores: Value, targets: Value): Value {
  return graph.apply(concatenate, [scores, targets], {}, "scoresAndTargets");
}

/** The same with targets of 1 for yes and 0 for no. */
export function scoresAndYes(graph: GraphBuilder, scores: Value, targets: Value, boundary: Boundary): Value {
  return scoresAndTargets(graph, scores, graph.apply(isAbove, [targets], { threshold: boundary.target }, "yes"));
}

/** Numbers that say no or yes. */
export const noOrYes: TargetRule = { oneOf: [0, 1] };
