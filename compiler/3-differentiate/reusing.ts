import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import type { JsonObject } from "../ir/json.ts";

/**
 * A builder with common subexpression elimination: for an op with the same inputs and attributes it returns the
 * existing node (one of 0 to `last`, or one it has added). Thus the gradient of softmax with categoricalCrossentropy
 * uses the probabilities of the forward pass. No rounding changes.
 */
export function reusing(graph: GraphBuilder, last: number): GraphBuilder {
  const known = new Map<string, Value>();
  const remember = (value: Value): void => {
    const { op, inputs, attributes } = graph.node(value);
    const key = keyOf(op, inputs, attributes);
    if (inputs.length > 0 && !known.has(key)) known.set(key, value);
  };
  for (let node = 0; node <= last; node++) remember({ node, shape: graph.node({ node }).shape });
  return {
    ...graph,
    apply: (op, inputs, attributes, role) => {
      const numbers = inputs.map((value) => value.node);
      const found = known.get(keyOf(op.name, numbers, attributes));
      if (found) return found;
      const made = graph.apply(op, inputs, attributes, role);
      remember(made);
      return made;
    },
  };
}

function keyOf(op: string, inputs: readonly number[], attributes: JsonObject): string {
  return JSON.stringify([op, inputs, attributes]);
}
