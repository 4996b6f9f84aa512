import type { Value } from "./graph-builder.ts";

/** The network's values while a graph is built. */
export interface Forward {
  /** By the name of the layer or of the network's input. */
  readonly values: ReadonlyMap<string, Value>;
  /** The masks of those values that have one, `[rows, steps]` of 1 and 0 (padding), by the same names. */
  readonly masks: ReadonlyMap<string, Value>;
  /** Parameters by path: `dense1.weights`. */
  readonly parameters: ReadonlyMap<string, Value>;
  /** The next values of parameters that are not learnt; they are built after the update of the others. */
  readonly kept: readonly Kept[];
  /** A target, or the weights of the rows, as augmentations of the whole batch change it, while training. */
  readonly augmentTarget?: (target: Value, name: string) => Value;
  /** The input of each activation, by its output node: losses that know the activation start from here. */
  readonly beforeActivation: ReadonlyMap<number, { readonly activation: string; readonly value: Value }>;
}

/** A parameter that is not learnt, and how its next value is computed. */
export interface Kept {
  readonly parameter: Value;
  /** The layer's name, the owner of its nodes. */
  readonly owner: string;
  readonly next: () => Value;
}
