import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import type { JsonObject } from "../ir/json.ts";
import { multiply } from "../ops/multiply.ts";
import { subtract } from "../ops/subtract.ts";

/**
 * The optimizer's option `weightDecay` moves a parameter towards 0 before the step (Loshchilov and Hutter 2019): p −
 * (learningRate · weightDecay) · p; the parameter itself without that option. The product of the two scalars is
 * computed first, the rest together with the step, so that a kernel can compute adamW in one pass.
 */
export function decaying(
  graph: GraphBuilder,
  learningRate: Value,
  { weightDecay }: JsonObject,
): (parameter: Value) => Value {
  if (typeof weightDecay !== "number") return (parameter) => parameter;
  const share = graph.apply(multiply, [learningRate, graph.constant(weightDecay)], {}, "decayShare");
  return (parameter) => {
    const decay = graph.apply(multiply, [share, parameter], {}, "decay");
    return graph.apply(subtract, [parameter, decay], {}, "decayed");
  };
}
