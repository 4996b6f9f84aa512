import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { reusing } from "./reusing.ts";

/** What is the same for every parameter, whatever it is worked out from. */
const given: readonly string[] = ["scalar", "constant"];

/**
 * A builder for what is done for one parameter after the other: numbers that come of nothing but the learning rate, powers
 * and constants are worked out once, at `owner`, for all of them. No rounding changes; and threads, of which only one works
 * out such numbers, need not wait for each other again with every parameter.
 */
export function sharingScalars(graph: GraphBuilder, owner: string): GraphBuilder {
  const once = reusing(graph, -1);
  const common = new Set<number>();
  // What is spread over a parameter's shape is that parameter's own.
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
