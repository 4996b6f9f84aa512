import { found } from "../ir/found.ts";
import type { Phase } from "../ir/graph.ts";
import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { joinName } from "../ir/identifier.ts";
import type { Model } from "../ir/model.ts";
import type { Forward } from "../ir/network-values.ts";
import { languageOf } from "../language/language.ts";
import { add } from "../ops/add.ts";

/** The penalty of all regularizers, a scalar, in the order of layers; undefined if no learnt parameter has one. */
export function penaltyOf(graph: GraphBuilder, model: Model, forward: Forward, phase: Phase): Value | undefined {
  const parameters = model.layers.flatMap((layer) => layer.parameters).filter((parameter) => parameter.trainable);
  const costs = parameters.flatMap(({ path, regularizer }) => {
    if (regularizer === undefined) return [];
    const word = languageOf(model).regularizers[regularizer.type];
    if (!word) throw new Error(`there is no regularizer "${regularizer.type}"`);
    return graph.at({ phase, owner: joinName(path, "penalty") }, () =>
      word.build(graph, found(forward.parameters, path), regularizer.options),
    );
  });
  const [first, ...others] = costs;
  if (first === undefined) return undefined;
  return graph.at({ phase, owner: "penalty" }, () =>
    others.reduce((sum, cost) => graph.apply(add, [sum, cost], {}, "sum"), first),
  );
}
