import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { add } from "../../ops/add.ts";
import { multiply } from "../../ops/multiply.ts";
import { number } from "../define/option.ts";

/** The option `labelSmoothing` of the crossentropies (Szegedy and others 2016). */
export const labelSmoothing = number({
  summary: "Label smoothing: the share of each target that is spread over all categories.",
  default: 0,
  minimum: 0,
  maximum: 1,
});

/** target · (1 − share) + share / categories; the target itself where the share is 0. */
export function smooth(graph: GraphBuilder, target: Value, share: number, categories: number): Value {
  if (share === 0) return target;
  const kept = graph.apply(multiply, [target, graph.constant(1 - share)], {}, "keptTargets");
  return graph.apply(add, [kept, graph.constant(share / categories)], {}, "smoothTargets");
}
