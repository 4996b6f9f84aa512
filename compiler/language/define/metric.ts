import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import type { RowShape } from "../../ir/shape.ts";
import type { Boundary } from "../../ops/binary-hit.ts";
import type { TargetRule } from "./loss.ts";
import type { Options, OptionValues } from "./option.ts";
import type { ShapeMistake, Word } from "./word.ts";

/**
 * How what was measured of all rows comes to one value. A number for each row (`build` gives `[rows]`): their `mean`, the
 * root of it, or the maximum. Two numbers for each row (`[rows, 2]`): the `ratio` of their sums, 0 of nothing, or its root. Counts of the whole batch
 * (`[categories, categories]`): added up to a `table`. A code for each row (`[rows, n]`): how many are `distinct`.
 * Scores, then as many targets, on the last axis (`[rows, …, 2n]`): kept of all rows, and measured together at the end.
 */
export type Accumulation =
  | "mean"
  | "rootOfMean"
  | "maximum"
  | "ratio"
  | "rootOfRatio"
  | "table"
  | "distinct"
  | OfAllRows;

/** What is measured of all rows together; the name of the runtime's function for it (runtime/ranking.ts). */
export type OfAllRows = "rocArea" | "averagePrecision" | "determination";

/** The minimum and maximum of a metric, if it has them; counts are integers. */
export interface MetricRange {
  readonly least?: number;
  readonly greatest?: number;
  readonly whole?: true;
}

interface AnyMetric<O extends Options> extends Word<O> {
  readonly family: "metric";
  readonly accumulate: Accumulation;
  /** Which of two values is better; absent where there is more to it. */
  readonly better?: "higher" | "lower";
  /** What it can be; absent where that is any number. */
  readonly range?: MetricRange;
}

/** A metric of the network's answers: they are compared with their targets. */
export interface OutputMetric<O extends Options = Options> extends AnyMetric<O> {
  readonly measures: "output";
  /** Only for outputs that are categories: a column of them, or numbers of which one in each row is 1. */
  readonly categories: boolean;
  /** Takes a value above the boundary for a yes, and nothing else of it: the threshold of a column decides instead, if it has one. */
  readonly decides?: true;
  /** What it can take as targets that are numbers; absent: any. */
  readonly targets?: TargetRule;
  /** Whether the answers must be probabilities: not after a loss that learns signs. */
  readonly probabilities?: boolean;
  /** Speaks in the unit of the target's column: a scaled target is scaled back first. */
  readonly inTargetUnit?: boolean;
  /** Can leave out the steps that are padding; without it the metric is refused for an output with a mask. */
  readonly leavesOutPadding?: true;
  /**
   * What a row, or the batch, adds; `accumulate` says in which shape. Above the boundary an answer is a yes. With the mask
   * of the output, `[rows, steps]`, a mean is `[rows, 2]`: the sum over the kept steps, and their number.
   */
  readonly build: (
    graph: GraphBuilder,
    output: Value,
    target: Value,
    options: OptionValues<O>,
    boundary: Boundary,
    mask?: Value,
  ) => Value;
}

/** A layer as a metric sees it: what it gives, or a part of that, and what that comes from. */
export interface MeasuredLayer {
  readonly output: Value;
  readonly inputs: readonly Value[];
  /** By name: `weights`. */
  readonly parameters: { readonly [name: string]: Value };
}

/** A metric of a layer, whose name is in the option `layer`. */
export interface LayerMetric<O extends Options = Options> extends AnyMetric<O> {
  readonly measures: "layer";
  /** The type of the layers it measures; one that is alone of its type need not be named. Absent: any layer. */
  readonly of?: string;
  /** Why it cannot measure a layer with rows of this shape. */
  readonly unfit?: (row: RowShape) => ShapeMistake | undefined;
  /** What a row, or the batch, adds; `accumulate` says in which shape. */
  readonly build: (graph: GraphBuilder, layer: MeasuredLayer, options: OptionValues<O>) => Value;
}

/** A metric: what each row adds, and how rows are put together over all batches. */
export type MetricWord<O extends Options = Options> = OutputMetric<O> | LayerMetric<O>;

/** Declares a metric of the network's answers. */
export function metric<const O extends Options>(word: Omit<OutputMetric<O>, "family" | "measures">): OutputMetric<O> {
  return { family: "metric", measures: "output", ...word };
}

/** Declares a metric of what a layer gives; among its options is `layer`. */
export function layerMetric<const O extends Options>(
  word: Omit<LayerMetric<O>, "family" | "measures">,
): LayerMetric<O> {
  return { family: "metric", measures: "layer", ...word };
}
