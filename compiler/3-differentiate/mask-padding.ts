import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { joinName } from "../ir/identifier.ts";
import type { Model } from "../ir/model.ts";
import type { Forward } from "../ir/network-values.ts";
import { isNumber } from "../ops/is-number.ts";
import { keepSteps } from "../ops/keep-steps.ts";
import { maxLast } from "../ops/max-last.ts";

/** The inputs of the network with 0 in place of padding, which is NaN, and the masks of those that have any. */
export function maskPadding(
  graph: GraphBuilder,
  { inputs }: Model,
  values: ReadonlyMap<string, Value>,
): Pick<Forward, "values" | "masks"> {
  const [kept, masks] = [new Map(values), new Map<string, Value>()];
  for (const { name, padded } of inputs) {
    const input = values.get(name);
    if (!padded || input === undefined) continue;
    graph.at({ phase: "forward", owner: joinName("padded", name) }, () => {
      const known = graph.apply(isNumber, [input], {}, "known");
      const mask = graph.apply(maxLast, [known], {}, "mask");
      masks.set(name, mask);
      kept.set(name, graph.apply(keepSteps, [input, mask], {}, "steps"));
    });
  }
  return { values: kept, masks };
}
