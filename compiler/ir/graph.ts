import { joinName, nameOf, namer } from "./identifier.ts";
import type { JsonObject } from "./json.ts";
import type { Model } from "./model.ts";
import type { Precision } from "./precision.ts";
import type { Shape } from "./shape.ts";
import type { ShapedOp } from "./shaped-op.ts";

export type { Precision };

/**
 * Which part of a step, or of a measurement, a node belongs to; parts run in this order. `without` is run again for
 * each unit that is shut down.
 */
export type Phase = "forward" | "loss" | "metrics" | "without" | "direction" | "update";

/** One tensor operation; its index in the list of nodes is its number, and inputs stand before it. */
export interface Node {
  /** The op's name, by which `ops` of the graph has it. */
  readonly op: string;
  /** A unique, readable name in camel case: `dense1Output`; the name of its buffer in generated code. */
  readonly name: string;
  readonly inputs: readonly number[];
  readonly attributes: JsonObject;
  readonly shape: Shape;
  readonly phase: Phase;
  /** The layer on whose behalf it runs; `loss`, `metrics` or `optimizer` where it is none. */
  readonly owner: string;
}

/** A parameter or a state that takes a new value at the end of a step. */
export interface Update {
  /** The node that reads it (`parameter` or `state`). */
  readonly target: number;
  /** The node that holds its new value. */
  readonly value: number;
}

/** A network's work as static-shape tensor operations: the definition of every bit of the result. */
export interface Graph {
  readonly kind: "graph";
  readonly role: "training" | "evaluation" | "prediction";
  readonly precision: Precision;
  readonly nodes: readonly Node[];
  /** The ops that the nodes are made of, by name; `opOf` in `compiler/ops` finds a node's. */
  readonly ops: { readonly [name: string]: ShapedOp };
  /** The nodes asked for, by name: outputs of the network, `loss`, metrics, gradients by parameter path. */
  readonly outputs: { readonly [name: string]: number };
  readonly updates: readonly Update[];
}

/**
 * What a step is given rather than computes. A `key` is a whole number that says which: the run's seed and the step's
 * number among all steps pick random numbers or a unit; it is exact in any precision. `draws` are numbers in [0, 1) that the
 * training loop draws before each step.
 */
export type LeafOp = "input" | "target" | "parameter" | "state" | "scalar" | "key" | "draws" | "constant" | "rowCount";

/** The leaf ops, which no file of `compiler/ops` describes. */
export const leafOps: readonly string[] = [
  "input",
  "target",
  "parameter",
  "state",
  "scalar",
  "key",
  "draws",
  "constant",
  "rowCount",
] satisfies readonly LeafOp[];

/** What the operations of each metric belong to, by its name: a name of its own beside layers and parameters. */
export function metricOwners({ layers, metrics }: Model): ReadonlyMap<string, string> {
  const others = layers.flatMap((layer) => [layer.name, ...layer.parameters.map(({ path }) => path)]);
  const taken = new Set(others.map((each) => joinName(each)));
  const unique = namer(new Set(taken));
  const owner = (own: string): string => unique(taken.has(own) ? joinName(own, "metric") : own);
  return new Map(metrics.map(({ name }) => [name, owner(nameOf("metric", name))]));
}

/** The node of the evaluation graph that sums one loss over the rows; the first is `lossTotal`. */
export function lossTotalName(index: number): string {
  return index === 0 ? "lossTotal" : `lossTotal${index + 1}`;
}

/** The output of the evaluation graph that says what regularizers add to the loss. */
export const penaltyName = "totals.penalty";

/** The graphs of one model. Where nothing says what is to be learnt there is nothing to train. */
export interface Graphs {
  readonly training?: Graph;
  readonly evaluation: Graph;
  readonly prediction: Graph;
}
