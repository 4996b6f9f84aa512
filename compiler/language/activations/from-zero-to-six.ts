import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { maximum } from "../../ops/maximum.ts";
import { negate } from "../../ops/negate.ts";
import { relu } from "../../ops/relu.ts";

/** min(max(x, 0), 6), the minimum as −max(−x, −6). */
export function fromZeroToSix(graph: GraphBuilder, value: Value): Value {
  const positive = graph.apply(relu, [value], {}, "positive");
  const least = graph.apply(maximum, [graph.apply(negate, [positive], {}), graph.constant(-6)], {}, "lowered");
  return graph.apply(negate, [least], {});
}
