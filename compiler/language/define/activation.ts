import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import type { Options, OptionValues } from "./option.ts";
import type { Word } from "./word.ts";

/** An activation: one value to one value of the same shape. */
export interface ActivationWord<O extends Options = Options> extends Word<O> {
  readonly family: "activation";
  readonly build: (graph: GraphBuilder, value: Value, options: OptionValues<O>) => Value;
}

/** Declares an activation. */
export function activation<const O extends Options>(word: Omit<ActivationWord<O>, "family">): ActivationWord<O> {
  return { family: "activation", ...word };
}
