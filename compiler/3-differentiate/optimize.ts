import { found } from "../ir/found.ts";
import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { joinName } from "../ir/identifier.ts";
import type { Model } from "../ir/model.ts";
import type { Forward } from "../ir/network-values.ts";
import { languageOf } from "../language/language.ts";
import { clipGradients } from "./clipping.ts";
import { sharingScalars } from "./sharing-scalars.ts";
import { decaying } from "./weight-decay.ts";

/** A parameter or a state, and its value at the end of the step. */
export interface Update {
  readonly target: Value;
  readonly value: Value;
}

/** The optimizer's updates of parameters, by path, from their directions; empty without an optimizer. */
export function buildUpdates(
  graph: GraphBuilder,
  model: Model,
  forward: Forward,
  directions: ReadonlyMap<string, Value>,
): readonly Update[] {
  const { optimizer } = model;
  if (optimizer === undefined) return [];
  const word = languageOf(model).optimizers[optimizer.type];
  if (!word) throw new Error(`there is no optimizer "${optimizer.type}"`);
  const pairs = [...directions].map(([path, gradient]) => ({ path, gradient }));
  const updates: Update[] = [];
  const learningRate = graph.leaf("scalar", "learningRate", [], { path: "learningRate" });
  const power = powers(graph);
  const clipped = clipGradients(graph, pairs, optimizer.options);
  const shared = sharingScalars(graph, "optimizer");
  for (const [index, { path }] of pairs.entries()) {
    const parameter = found(forward.parameters, path);
    const gradient = clipped[index] as Value;
    const owner = joinName(path);
    const next = graph.at({ phase: "update", owner }, () => {
      const decay = decaying(shared, learningRate, optimizer.options);
      let decayed: Value | undefined;
      return word.build({
        graph: shared,
        get parameter() {
          decayed ??= decay(parameter);
          return decayed;
        },
        gradient,
        learningRate,
        power,
        state: (name, shape = parameter.shape) =>
          graph.leaf("state", joinName(owner, name), shape, { path: `${path}.${name}`, parameter: path, kind: name }),
        keep: (state, value) => updates.push({ target: state, value }),
        options: optimizer.options,
      });
    });
    updates.push({ target: parameter, value: next });
  }
  return updates;
}

/** base^t as scalars that the training loop computes, each once. */
function powers(graph: GraphBuilder): (base: number) => Value {
  const known = new Map<number, Value>();
  return (base) => {
    const before = known.get(base);
    if (before) return before;
    const name = `power${known.size + 1}`;
    const leaf = graph.leaf("scalar", name, [], { path: name, base });
    known.set(base, leaf);
    return leaf;
  };
}
