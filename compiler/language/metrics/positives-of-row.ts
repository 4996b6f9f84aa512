import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { elementCount } from "../../ir/shape.ts";
import type { Boundary } from "../../ops/binary-hit.ts";
import { concatenate } from "../../ops/concatenate.ts";
import { isAbove } from "../../ops/is-above.ts";
import { keepSteps } from "../../ops/keep-steps.ts";
import { multiply } from "../../ops/multiply.ts";
import { reshape } from "../../ops/reshape.ts";
import { sumLast } from "../../ops/sum-last.ts";
import { rowsOf } from "./mean-of-row.ts";

/** What is positive in each row, a value above the boundary being a yes: numbers of shape `[rows, 1]`. */
export interface Positives {
  /** Yes, and rightly so. */
  readonly right: Value;
  /** Yes. */
  readonly answered: Value;
  /** What should be a yes. */
  readonly wanted: Value;
}

/** Counts the positives of each row, in its kept steps: whole numbers, exact in any precision. */
export function positivesOfRow(
  graph: GraphBuilder,
  output: Value,
  target: Value,
  boundary: Boundary,
  mask?: Value,
): Positives {
  const kept = (yes: Value): Value => (mask === undefined ? yes : graph.apply(keepSteps, [yes, mask], {}, "kept"));
  const answers = kept(graph.apply(isAbove, [output], { threshold: boundary.answer }, "yes"));
  const targets = kept(graph.apply(isAbove, [target], { threshold: boundary.target }, "yes"));
  const both = graph.apply(multiply, [answers, targets], {}, "right");
  return {
    right: countOfRow(graph, both),
    answered: countOfRow(graph, answers),
    wanted: countOfRow(graph, targets),
  };
}

function countOfRow(graph: GraphBuilder, values: Value): Value {
  const rows = rowsOf(graph, values);
  if (elementCount(values.shape).times === 1) return rows;
  return graph.apply(reshape, [graph.apply(sumLast, [rows], {}, "count")], { shape: ["rows", 1] }, "counts");
}

/** Part and whole of each row, `[rows, 2]`, as the accumulation `ratio` takes them. */
export function partAndWhole(graph: GraphBuilder, part: Value, whole: Value): Value {
  return graph.apply(concatenate, [part, whole], {}, "partAndWhole");
}
