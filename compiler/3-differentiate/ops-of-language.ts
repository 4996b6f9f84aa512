import type { Graph } from "../ir/graph.ts";
import type { Model } from "../ir/model.ts";
import { languageOf } from "../language/language.ts";

/**
 * The graph with the ops of the model's language. A word may use a copy of a built-in op from another copy of this
 * package, but not an op that the language does not have, or a different op with the same name.
 */
export function withOpsOfLanguage(model: Model, graph: Graph): Graph {
  const { ops } = languageOf(model);
  const own = Object.values(graph.ops).map(({ name, summary }) => {
    const op = Object.hasOwn(ops, name) ? ops[name] : undefined;
    if (op === undefined) {
      throw new TypeError(
        `the op "${name}" is not in the language: export it, or pass it to \`extend\` with the words that use it`,
      );
    }
    if (op.summary !== summary) throw new TypeError(`there is another op "${name}": rename this one`);
    return [name, op] as const;
  });
  return { ...graph, ops: Object.fromEntries(own) };
}
