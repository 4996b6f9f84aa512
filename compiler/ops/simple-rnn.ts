import type { Value } from "../ir/graph-builder.ts";
import { matrixProduct } from "./matrix-product.ts";
import { previousFactored } from "./previous-factored.ts";
import { extrasOf } from "./recurrent.ts";
import { type StatesAttributes, statesOf, withoutTrace } from "./recurrent-states.ts";
import { simpleRnnGradient } from "./simple-rnn-gradient.ts";
import type { SimpleRnnAttributes } from "./simple-rnn-trace.ts";

/** The states of a simple recurrent cell: gates, recurrent kernel, mask?, factors?, trace → [rows, steps, units] or [rows, units]. */
export const simpleRnn = statesOf<SimpleRnnAttributes & StatesAttributes>({
  name: "simpleRnn",
  summary: "the states of simpleRnnTrace: of all steps, or the last",
  gradient: ({ graph, inputs, upstream, needed, attributes }) => {
    const { inputs: given, trace } = withoutTrace(inputs);
    const [, kernel, ...extras] = given as readonly [Value, Value, Value?, Value?];
    const { factors } = extrasOf<Value | undefined>(extras, 0, attributes);
    const gates = graph.apply(simpleRnnGradient, [upstream, trace, kernel, ...extras], attributes, "gatesGradient");
    const before = () => previousFactored(graph, trace, attributes.units, factors);
    return [
      gates,
      needed[1] ? graph.apply(matrixProduct, [before(), gates], { transpose: "left" }) : undefined,
      ...extras.map(() => undefined),
    ];
  },
});
