import type { Graph } from "../ir/graph.ts";
import type { Model } from "../ir/model.ts";
import { languageOf } from "../language/language.ts";

/**
 * The graph with the ops of the model's language. A word may bring a copy of one of our ops, from another copy of this
 * package; it must not bring an op that the language has not, or another one under a name that is taken.
 */
export function withOpsOfLanguage(model: Model, graph: Graph): Graph {
  const { ops } = languageOf(model);
  const own = Object.values(graph.ops).map(({ name, summary }) => {
    const op = Object.hasOwn(ops, name) ? ops[name] : undefined;
    if (op === undefined) {
      throw new TypeError(
        `the op "${name}" is not in the language: export it, or give it to \`extend\`, beside the words that apply it`,
      );
    }
    if (op.summary !== summary) throw new TypeError(`there is another op "${name}": give this one a name of its own`);
    return [name, op] as const;
  });
  return { ...graph, ops: Object.fromEntries(own) };
}
