import { joinName, nameOf, namer } from "./identifier.ts";
import type { JsonObject } from "./json.ts";
import type { Model } from "./model.ts";
import type { Precision } from "./precision.ts";
import type { Shape } from "./shape.ts";
import type { ShapedOp } from "./shaped-op.ts";

export type { Precision };

/**
 * The phase of a step, or of a measurement, that a node belongs to; phases run in this order. `without` runs once for
 * each unit that is shut down.
 */
export type Phase = "forward" | "loss" | "metrics" | "without" | "direction" | "update";

/** One tensor operation. Its index in the list of nodes is its number; its inputs have lower numbers. */
export interface Node {
  /** The op's name, its key in `ops` of the graph. */
  readonly op: string;
  /** A unique, readable name in camel case: `dense1Output`; the name of its buffer in generated code. */
  readonly name: string;
  readonly inputs: readonly number[];
  readonly attributes: JsonObject;
  readonly shape: Shape;
  readonly phase: Phase;
  /** The layer that it belongs to; else `loss`, `metrics` or `optimizer`. */
  readonly owner: string;
}

/** A parameter or a state that is updated at the end of a step. */
export interface Update {
  /** The node that reads it (`parameter` or `state`). */
  readonly target: number;
  /** The node that holds its new value. */
  readonly value: number;
}

/** The node with the direction in which a learning rule changes a parameter, usually its gradient. */
export interface ParameterGradient {
  /** The path of the parameter: `dense1.weights`. */
  readonly path: string;
  readonly node: number;
}

/** The computation of a network as tensor operations of static shape: it defines every bit of the result. */
export interface Graph {
  readonly kind: "graph";
  readonly role: "training" | "evaluation" | "prediction";
  readonly precision: Precision;
  readonly nodes: readonly Node[];
  /** The ops of the nodes, by name; `opOf` in `compiler/ops` returns the op of a node. */
  readonly ops: { readonly [name: string]: ShapedOp };
  /** The requested nodes, by name: outputs of the network, `loss`, totals of metrics, gradients. */
  readonly outputs: { readonly [name: string]: number };
  /** In the order of the parameters; empty unless the graph is a training step. Also in `outputs`. */
  readonly gradients: readonly ParameterGradient[];
  /** The sum of each loss over the rows, in the order of the model; empty unless the graph evaluates. Also in `outputs`. */
  readonly lossTotals: readonly number[];
  readonly updates: readonly Update[];
}

/**
 * Values that a step receives instead of computing them. A `key` is a whole number, exact in any precision: the seed of
 * the run, the number of the step, or the index of a unit. `draws` are numbers in [0, 1) that the training loop draws
 * before each step.
 */
export type LeafOp = "input" | "target" | "parameter" | "state" | "scalar" | "key" | "draws" | "constant" | "rowCount";

/** The leaf ops; they have no file in `compiler/ops`. */
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

/** The owner of each metric's operations, by metric name; it differs from the names of layers and parameters. */
export function metricOwners({ layers, metrics }: Model): ReadonlyMap<string, string> {
  const others = layers.flatMap((layer) => [layer.name, ...layer.parameters.map(({ path }) => path)]);
  const taken = new Set(others.map((each) => joinName(each)));
  const unique = namer(new Set(taken));
  const owner = (own: string): string => unique(taken.has(own) ? joinName(own, "metric") : own);
  return new Map(metrics.map(({ name }) => [name, owner(nameOf("metric", name))]));
}

/** The name of the node in the evaluation graph that sums a loss over the rows; the first is `lossTotal`. */
export function lossTotalName(index: number): string {
  return index === 0 ? "lossTotal" : `lossTotal${index + 1}`;
}

/** The output of the evaluation graph for the number of values in kept steps, where the output of a loss has a mask. */
export function keptCountName(index: number): string {
  return `totals.${lossTotalName(index)}.kept`;
}

/** The output of the evaluation graph for the total of a metric; different from those of losses for every name. */
export function metricTotalName(metric: string): string {
  return `metrics.${metric}`;
}

/** The output of the evaluation graph for the regularizers' part of the loss. */
export const penaltyName = "totals.penalty";

/** The graphs of one model; `training` is absent if the spec defines nothing to learn. */
export interface Graphs {
  readonly training?: Graph;
  readonly evaluation: Graph;
  readonly prediction: Graph;
}
