import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import type { Options, OptionValues } from "./option.ts";
import type { Word } from "./word.ts";

/** What an augmentation is given: one input of the network, for the rows of a batch; one that takes the batch, also the targets. */
export interface AugmentationRequest<Values> {
  readonly graph: GraphBuilder;
  /** [rows, …] */
  readonly rows: Value;
  readonly options: Values;
  /**
   * Random numbers from 0 to below 1, `count` for each row: [rows, count]. They depend on the run's seed, the number of
   * updates made, the row's index in the batch and the augmentation, and on nothing else.
   */
  readonly draw: (count: number) => Value;
  /** A value of an augmentation that takes the batch: made once, and the same for all its inputs and targets. */
  readonly once: (make: () => Value) => Value;
}

/**
 * An augmentation: changes the rows that a step learns from, at each step in another way. It is a part of the training
 * graph, so that the interpreter, loops and kernels agree by their bits; rows that are measured stay as they are.
 */
export interface AugmentationWord<O extends Options = Options> extends Word<O> {
  readonly family: "augmentation";
  /**
   * What it can change: images (height × width × channels), rows of any numbers, or the batch: every input and every
   * target in the same way.
   */
  readonly takes: "images" | "rows" | "batch";
  /** The changed rows, of the same shape. */
  readonly build: (request: AugmentationRequest<OptionValues<O>>) => Value;
}

/** Declares an augmentation. */
export function augmentation<const O extends Options>(word: Omit<AugmentationWord<O>, "family">): AugmentationWord<O> {
  return { family: "augmentation", ...word };
}
