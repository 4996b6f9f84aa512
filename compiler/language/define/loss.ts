import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import type { Options, OptionValues } from "./option.ts";
import type { Word } from "./word.ts";

/** What a loss, or a learning rule without one, can take as a target. */
export interface TargetRule {
  /** Each value is one of these. */
  readonly oneOf?: readonly number[];
  /** Each value lies in these bounds. */
  readonly between?: readonly [number, number];
  /** The values of each row add up to one. */
  readonly sumsToOne?: boolean;
  /** Each value is 1 or −1; a yes or no, or a category of several, is given so. */
  readonly signs?: boolean;
}

/** A loss: a measure for each row, and how rows are put together (`reduction`). */
export interface LossWord<O extends Options = Options> extends Word<O> {
  readonly family: "loss";
  /** Activations it must follow; it is then given the value before that activation. Absent: any, and the value after it. */
  readonly after?: string;
  readonly targets: TargetRule;
  /**
   * The loss of each row: shape `[rows]`, `[rows, 1]`, or more axes where a row has them, from the output (or logits)
   * and the target.
   */
  readonly build: (graph: GraphBuilder, output: Value, target: Value, options: OptionValues<O>) => Value;
}

/** Declares a loss. */
export function loss<const O extends Options>(word: Omit<LossWord<O>, "family">): LossWord<O> {
  return { family: "loss", ...word };
}
