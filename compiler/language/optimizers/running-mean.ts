import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { add } from "../../ops/add.ts";
import { multiply } from "../../ops/multiply.ts";
import type { OptimizerBuild } from "../define/optimizer.ts";

/** A mean that is kept from step to step under a name: rho · before + (1 − rho) · value, from 0 on. */
export function runningMean(
  { graph, state, keep }: OptimizerBuild<unknown>,
  name: string,
  value: Value,
  rho: number,
): Value {
  const before = state(name);
  const next = mixed(graph, before, value, rho, name);
  keep(before, next);
  return next;
}

/** rho · before + (1 − rho) · value. */
export function mixed(graph: GraphBuilder, before: Value, value: Value, rho: number, name: string): Value {
  const kept = graph.apply(multiply, [graph.constant(rho), before], {}, `${name}Kept`);
  const fresh = graph.apply(multiply, [graph.constant(1 - rho), value], {}, `${name}Fresh`);
  return graph.apply(add, [kept, fresh], {}, `${name}Next`);
}
