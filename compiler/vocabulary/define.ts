import type { Shape } from "../3-differentiate/graph.ts";
import type { GraphBuilder, Value } from "../3-differentiate/graph-builder.ts";
import type { Arithmetic, Expression } from "../4-schedule/loop.ts";
import type { Family, Options, OptionValues } from "./option.ts";

/** What every word of the language has, whatever its family. */
export interface Word<O extends Options = Options> {
  readonly family: Family;
  /** Keras 3's name in lower camel case. */
  readonly type: string;
  /** One or two sentences for the editor, the reference page and `summary`. */
  readonly summary: string;
  /** The mathematics in one line, where there is any. */
  readonly formula?: string;
  readonly options: O;
  /** A piece of YAML that compiles. */
  readonly example: string;
}

/** Sizes of one row's axes, without the rows: `[28, 28, 1]`; one number alone is `[]`… never: it is `[1]`. */
export type RowShape = readonly number[];

/** A parameter as its layer declares it. */
export interface ParameterDeclaration extends ParameterSize {
  /** `weights`, `bias`, `kernel`: also the stem of its options (`weightsInitializer`). */
  readonly name: string;
  /** False for what follows the data rather than the slope of the loss: moving averages. */
  readonly learnt?: false;
}

/** What an initializer needs to know of a parameter. */
export interface ParameterSize {
  readonly shape: RowShape;
  /** How many inputs one unit sees, and how many units one input feeds; glorot and he initializers need both. */
  readonly fanIn: number;
  readonly fanOut: number;
}

/** A size mistake that a layer found: one sentence, and the option to point at (else the layer itself). */
export interface ShapeMistake {
  readonly mistake: string;
  readonly hint: string;
  readonly option?: string;
  /** The option and what to point at inside it, by keys and places: `["connections", 2]`. */
  readonly inside?: readonly (string | number)[];
}

/** What a layer is given when its part of a graph is built. */
export interface LayerBuild<Values> {
  readonly graph: GraphBuilder;
  readonly inputs: readonly Value[];
  /** What the inputs are called: layers, or inputs of the network. */
  readonly inputNames: readonly string[];
  /** By the names that `parameters` declared. */
  readonly parameters: { readonly [name: string]: Value };
  readonly options: Values;
  readonly shape: RowShape;
  /** False when the net answers or is measured rather than learns. */
  readonly training: boolean;
  /** The layer's option `trainable`. */
  readonly trainable: boolean;
  /** The layer's place in the network, from 0: what tells its random numbers from those of others. */
  readonly ordinal: number;
  /** Gives a parameter that is not learnt its next value; `next` is built when the step has learnt. */
  readonly keep: (parameter: string, next: () => Value) => void;
  /** Applies the activation in the option `activation`. */
  readonly activate: (value: Value) => Value;
}

/** A layer: its options, shapes and parameters, and how it is built from ops. It contains no calculus. */
export interface LayerWord<O extends Options = Options> extends Word<O> {
  readonly family: "layer";
  /** How many inputs it takes: exactly one, none (`input`), any number from one up, or from two up. */
  readonly takes: "none" | "one" | "any" | "many";
  /** A mistake in the options that their schemas cannot see. */
  readonly check?: (options: OptionValues<O>) => ShapeMistake | undefined;
  /** The shape of one row of its output, or what is wrong; `names` are those of the inputs. */
  readonly shape: (
    inputs: readonly RowShape[],
    options: OptionValues<O>,
    names: readonly string[],
  ) => RowShape | ShapeMistake;
  readonly parameters?: (
    inputs: readonly RowShape[],
    options: OptionValues<O>,
    names: readonly string[],
  ) => readonly ParameterDeclaration[];
  readonly build: (request: LayerBuild<OptionValues<O>>) => Value;
  /** Parts of the last axis of its output that have names of their own: `code`, in claims and metrics `encoder.code`. */
  readonly parts?: (options: OptionValues<O>) => readonly { readonly name: string; readonly size: number }[];
}

/** A word that stands among the layers and holds layers: stage 2 puts those in its place, and nothing later knows of it. */
export interface WrapperWord<O extends Options = Options> extends Word<O> {
  readonly family: "layer";
}

/** An activation: one value to one value of the same shape. */
export interface ActivationWord<O extends Options = Options> extends Word<O> {
  readonly family: "activation";
  readonly build: (graph: GraphBuilder, value: Value, options: OptionValues<O>) => Value;
}

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
   * A buffer that lasts from step to step, beginning with zeros, of the parameter's shape unless said otherwise; its next
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

/**
 * How the first values of a parameter come about: fixed, or drawn in row-major order as NumPy's legacy RandomState
 * draws them; `truncatedNormal` has mean 0 and draws again beyond two deviations.
 */
export type Distribution =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "values"; readonly values: readonly number[] }
  | { readonly kind: "uniform"; readonly low: number; readonly high: number }
  | { readonly kind: "normal"; readonly mean: number; readonly stddev: number }
  | { readonly kind: "truncatedNormal"; readonly stddev: number };

/** An initializer: the first values of a parameter. */
export interface InitializerWord<O extends Options = Options> extends Word<O> {
  readonly family: "initializer";
  /** A mistake in the options for this shape (values of another shape, say). */
  readonly check?: (declaration: ParameterSize, options: OptionValues<O>) => ShapeMistake | undefined;
  readonly distribution: (declaration: ParameterSize, options: OptionValues<O>) => Distribution;
}

/** A regularizer: what the size of a parameter adds to the loss. */
export interface RegularizerWord<O extends Options = Options> extends Word<O> {
  readonly family: "regularizer";
  /** The cost of all values together, a scalar. */
  readonly build: (graph: GraphBuilder, parameter: Value, options: OptionValues<O>) => Value;
}

/**
 * How what was measured of all rows comes to one value. A number for each row (`build` gives `[rows]`): their `mean`, the
 * root of it, or the greatest. Two numbers for each row (`[rows, 2]`): the `ratio` of their sums, 0 of nothing. Counts of the whole batch
 * (`[categories, categories]`): added up to a `table`. A code for each row (`[rows, n]`): how many are `distinct`.
 */
export type Accumulation = "mean" | "rootOfMean" | "maximum" | "ratio" | "table" | "distinct";

interface AnyMetric<O extends Options> extends Word<O> {
  readonly family: "metric";
  readonly accumulate: Accumulation;
  /** Which of two values is better; absent where there is more to it. */
  readonly better?: "higher" | "lower";
}

/** A metric of the network's answers: they are compared with their targets. */
export interface OutputMetric<O extends Options = Options> extends AnyMetric<O> {
  readonly looksAt: "output";
  /** Only for outputs that are categories. */
  readonly categories: boolean;
  /** Speaks in the unit of the target's column: a scaled target is scaled back first. */
  readonly inTargetUnit?: boolean;
  /** What a row, or the batch, adds; `accumulate` says in which shape. */
  readonly build: (graph: GraphBuilder, output: Value, target: Value, options: OptionValues<O>) => Value;
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
  readonly looksAt: "layer";
  /** The type of the layers it measures; one that is alone of its type need not be named. Absent: any layer. */
  readonly of?: string;
  /** Why it cannot measure a layer with rows of this shape. */
  readonly unfit?: (row: RowShape) => ShapeMistake | undefined;
  /** What a row, or the batch, adds; `accumulate` says in which shape. */
  readonly build: (graph: GraphBuilder, layer: MeasuredLayer, options: OptionValues<O>) => Value;
}

/** A metric: what each row adds, and how rows are put together over all batches. */
export type MetricWord<O extends Options = Options> = OutputMetric<O> | LayerMetric<O>;

/** What a schedule's formula is made from: everything is float64, and is rounded where it enters an op. */
export interface ScheduleBuild<Values> {
  readonly arithmetic: Arithmetic;
  /** The number of updates made before: 0 at the first. */
  readonly iteration: Expression;
  /** Gives a value a name near to `wish` in the generated code, and is that name. */
  readonly local: (wish: string, value: Expression) => Expression;
  readonly options: Values;
}

/** A schedule: a number for each update, as a formula that the generated training computes. */
export interface ScheduleWord<O extends Options = Options> extends Word<O> {
  readonly family: "schedule";
  /** A mistake in the options that their schemas cannot see. */
  readonly check?: (options: OptionValues<O>) => ShapeMistake | undefined;
  readonly build: (request: ScheduleBuild<OptionValues<O>>) => Expression;
}

/** Declares a layer; nothing but a typed identity. */
export function layer<const O extends Options>(word: Omit<LayerWord<O>, "family">): LayerWord<O> {
  return { family: "layer", ...word };
}

/** Declares a word that holds layers. */
export function wrapper<const O extends Options>(word: Omit<WrapperWord<O>, "family">): WrapperWord<O> {
  return { family: "layer", ...word };
}

/** Declares an activation. */
export function activation<const O extends Options>(word: Omit<ActivationWord<O>, "family">): ActivationWord<O> {
  return { family: "activation", ...word };
}

/** Declares a loss. */
export function loss<const O extends Options>(word: Omit<LossWord<O>, "family">): LossWord<O> {
  return { family: "loss", ...word };
}

/** Declares an optimizer. */
export function optimizer<const O extends Options>(word: Omit<OptimizerWord<O>, "family">): OptimizerWord<O> {
  return { family: "optimizer", ...word };
}

/** Declares an initializer. */
export function initializer<const O extends Options>(word: Omit<InitializerWord<O>, "family">): InitializerWord<O> {
  return { family: "initializer", ...word };
}

/** Declares a regularizer. */
export function regularizer<const O extends Options>(word: Omit<RegularizerWord<O>, "family">): RegularizerWord<O> {
  return { family: "regularizer", ...word };
}

/** Declares a schedule. */
export function schedule<const O extends Options>(word: Omit<ScheduleWord<O>, "family">): ScheduleWord<O> {
  return { family: "schedule", ...word };
}

/** Declares a metric of the network's answers. */
export function metric<const O extends Options>(word: Omit<OutputMetric<O>, "family" | "looksAt">): OutputMetric<O> {
  return { family: "metric", looksAt: "output", ...word };
}

/** Declares a metric of what a layer gives; among its options is `layer`. */
export function layerMetric<const O extends Options>(word: Omit<LayerMetric<O>, "family" | "looksAt">): LayerMetric<O> {
  return { family: "metric", looksAt: "layer", ...word };
}
