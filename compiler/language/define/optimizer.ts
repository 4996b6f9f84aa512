import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import type { Shape } from "../../ir/shape.ts";
import type { Options, OptionValues } from "./option.ts";
import type { Word } from "./word.ts";

/** What an optimizer is given for one parameter. */
export interface OptimizerBuild<Values> {
  readonly graph: GraphBuilder;
  readonly parameter: Value;
  readonly gradient: Value;
  /** The learning rate of this step, a scalar. */
  readonly learningRate: Value;
  /** β^t and the like: a scalar that the training loop computes in float64 from the number of the step (from 1). */
  readonly power: (base: number) => Value;
  /**
   * A buffer that lasts from step to step, beginning with zeros, by default of the parameter's shape; its next
   * value is set by `keep`.
   */
  readonly state: (name: string, shape?: Shape) => Value;
  readonly keep: (state: Value, next: Value) => void;
  readonly options: Values;
}

/** An optimizer: the next value of each parameter, from its gradient. */
export interface OptimizerWord<O extends Options = Options> extends Word<O> {
  readonly family: "optimizer";
  /** Returns the parameter's next value. */
  readonly build: (request: OptimizerBuild<OptionValues<O>>) => Value;
}

/** Declares an optimizer. */
export function optimizer<const O extends Options>(word: Omit<OptimizerWord<O>, "family">): OptimizerWord<O> {
  return { family: "optimizer", ...word };
}
