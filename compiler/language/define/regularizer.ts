import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import type { Options, OptionValues } from "./option.ts";
import type { Word } from "./word.ts";

/** A regularizer: what the size of a parameter adds to the loss. */
export interface RegularizerWord<O extends Options = Options> extends Word<O> {
  readonly family: "regularizer";
  /** The cost of all values together, a scalar. */
  readonly build: (graph: GraphBuilder, parameter: Value, options: OptionValues<O>) => Value;
}

/** Declares a regularizer. */
export function regularizer<const O extends Options>(word: Omit<RegularizerWord<O>, "family">): RegularizerWord<O> {
  return { family: "regularizer", ...word };
}
