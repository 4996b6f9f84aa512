import type { Value } from "../ir/graph-builder.ts";
import type { LstmAttributes } from "./lstm-attributes.ts";
import { lstmGradient } from "./lstm-gradient.ts";
import { matrixProduct } from "./matrix-product.ts";
import { previousFactored } from "./previous-factored.ts";
import { extrasOf } from "./recurrent.ts";
import { type StatesAttributes, statesOf, withoutTrace } from "./recurrent-states.ts";

/** The states of a long short-term memory: gates, recurrent kernel, mask?, factors?, trace → [rows, steps, units] or [rows, units]. */
export const lstm = statesOf<LstmAttributes & StatesAttributes>({
  name: "lstm",
  summary: "the states of lstmTrace: of all steps, or the last",
  gradient: ({ graph, inputs, upstream, needed, attributes }) => {
    const { inputs: given, trace } = withoutTrace(inputs);
    const [, kernel, ...extras] = given as readonly [Value, Value, Value?, Value?];
    const { factors } = extrasOf<Value | undefined>(extras, 0, attributes);
    const gates = graph.apply(lstmGradient, [upstream, trace, kernel, ...extras], attributes, "gatesGradient");
    const before = () => previousFactored(graph, trace, attributes.units, factors);
    return [
      gates,
      needed[1] ? graph.apply(matrixProduct, [before(), gates], { transpose: "left" }) : undefined,
      ...extras.map(() => undefined),
    ];
  },
});
