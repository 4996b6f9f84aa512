import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { reusing } from "./reusing.ts";

/** The leaves that are the same for every parameter. */
const given: readonly string[] = ["scalar", "constant"];

/**
 * A builder for updates of several parameters: scalars that depend only on the learning rate, powers and constants are
 * computed once for all of them, with the owner `owner`. No rounding changes. Only one thread computes such scalars, so
 * this avoids a barrier per parameter.
 */
export function sharingScalars(graph: GraphBuilder, owner: string): GraphBuilder {
  const once = reusing(graph, -1);
  const common = new Set<number>();
  // A scalar that is broadcast to a parameter's shape belongs to that parameter.
  const isCommon = (value: Value): boolean => common.has(value.node) || given.includes(graph.node(value).op);
  return {
    ...graph,
    apply: (op, inputs, attributes, role) => {
      const values: readonly Value[] = inputs;
      if (op.name === "broadcast" || !values.every(isCommon)) return graph.apply(op, inputs, attributes, role);
      const made = graph.at({ phase: "update", owner }, () => once.apply(op, inputs, attributes, role));
      common.add(made.node);
      return made;
    },
  };
}
