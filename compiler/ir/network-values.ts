import type { Value } from "./graph-builder.ts";

/** The network's values while a graph grows. */
export interface Forward {
  /** By the name of the layer or of the network's input. */
  readonly values: ReadonlyMap<string, Value>;
  /** Parameters by path: `dense1.weights`. */
  readonly parameters: ReadonlyMap<string, Value>;
  /** The next values of parameters that are not learnt, to be built when the step has learnt. */
  readonly kept: readonly Kept[];
  /** What stood before an activation, by the node after it: losses that know the activation start from here. */
  readonly beforeActivation: ReadonlyMap<number, { readonly activation: string; readonly value: Value }>;
}

/** A parameter that is not learnt, and how its next value comes about. */
export interface Kept {
  readonly parameter: Value;
  /** The layer's name, as nodes have it. */
  readonly owner: string;
  readonly next: () => Value;
}
