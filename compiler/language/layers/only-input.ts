import type { Value } from "../../ir/graph-builder.ts";

/** The input of a layer that takes exactly one. */
export function onlyInput(inputs: readonly Value[]): Value {
  const [input] = inputs;
  if (!input || inputs.length > 1) throw new Error(`a layer that takes one input got ${inputs.length}`);
  return input;
}
