import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { concatenate } from "./concatenate.ts";
import { type GruAttributes, ownOf } from "./gru-attributes.ts";
import { gruGradient } from "./gru-gradient.ts";
import { gruRecurrentGradient } from "./gru-recurrent-gradient.ts";
import { matrixProduct } from "./matrix-product.ts";
import { previousFactored } from "./previous-factored.ts";
import { extrasOf } from "./recurrent.ts";
import { type StatesAttributes, statesOf, withoutTrace } from "./recurrent-states.ts";
import { slice } from "./slice.ts";
import { sumColumns } from "./sum-columns.ts";

/**
 * The states of gated recurrent units: gates, recurrent kernel, with `resetAfter` the recurrent bias, mask?, factors?, trace →
 * [rows, steps, units] or [rows, units].
 */
export const gru = statesOf<GruAttributes & StatesAttributes>({
  name: "gru",
  summary: "the states of gruTrace: of all steps, or the last",
  gradient: ({ graph, inputs, upstream, needed, attributes }) => {
    const { inputs: given, trace } = withoutTrace(inputs);
    const extras = given.slice(ownOf(attributes));
    const kernel = given[1] as Value;
    const { factors } = extrasOf<Value>(extras, 0, attributes);
    const inputsOfGradient = [upstream, trace, kernel, ...extras] as unknown as readonly [Value, Value, Value];
    const gates = graph.apply(gruGradient, inputsOfGradient, attributes, "gatesGradient");
    const before = () => previousFactored(graph, trace, attributes.units, factors);
    const none = extras.map(() => undefined);
    if (!attributes.resetAfter) {
      return [gates, needed[1] ? ofParts(graph, before(), gates, trace, attributes.units) : undefined, ...none];
    }
    const { recurrentActivation } = attributes;
    const sums =
      needed[1] || needed[2]
        ? graph.apply(gruRecurrentGradient, [gates, trace], { recurrentActivation }, "recurrentGradient")
        : undefined;
    return [
      gates,
      sums && needed[1] ? graph.apply(matrixProduct, [before(), sums], { transpose: "left" }) : undefined,
      sums && needed[2] ? graph.apply(sumColumns, [sums], {}) : undefined,
      ...none,
    ];
  },
});

/** The gradient of a recurrent kernel whose candidates see r · h: of the gates z and r, and of the candidates. */
function ofParts(graph: GraphBuilder, before: Value, gates: Value, trace: Value, units: number): Value {
  const part = (of: Value, start: number, size: number): Value => graph.apply(slice, [of], { start, size });
  const product = (left: Value, right: Value): Value =>
    graph.apply(matrixProduct, [left, right], { transpose: "left" });
  const ofGates = product(before, part(gates, 0, 2 * units));
  const ofCandidates = product(part(trace, 3 * units, units), part(gates, 2 * units, units));
  return graph.apply(concatenate, [ofGates, ofCandidates], {});
}
