import type { AnyLanguage } from "./any-language.ts";
import type { ExpectModel } from "./claim.ts";
import type { JsonObject } from "./json.ts";
import type { Precision } from "./precision.ts";
import type { RowShape } from "./shape.ts";
import type { SourceRange } from "./source-range.ts";
import type { SweepModel } from "./sweep-model.ts";
import type { Thing } from "./thing.ts";

/** The network with everything decided: names, defaults, shapes, columns. No user mistake gets past it. */
export interface Model {
  readonly kind: "model";
  /** The words that it is made of. */
  readonly language: AnyLanguage;
  readonly name: string;
  readonly about?: string;
  /** The spec's path as the user wrote it. */
  readonly file: string;
  readonly seed: number;
  readonly precision: Precision;
  readonly dataset?: DatasetModel;
  /** What enters the network, in the order of the dataset (or of the input layers, without one). */
  readonly inputs: readonly InputModel[];
  /** In an order in which every layer comes after its inputs; the order of the YAML where that will do. */
  readonly layers: readonly LayerModel[];
  readonly outputs: readonly OutputModel[];
  /** Empty where nothing is learnt. */
  readonly losses: readonly LossModel[];
  readonly learning: LearningModel;
  readonly optimizer?: OptimizerModel;
  readonly metrics: readonly MetricModel[];
  readonly train?: TrainModel;
  readonly expect?: ExpectModel;
  readonly sweep?: SweepModel;
}

/** One tensor that enters the network. */
export interface InputModel {
  readonly name: string;
  readonly shape: RowShape;
  /** The columns it is put together from, in order; empty without a dataset. */
  readonly columns: readonly string[];
}

/** How one column of the data is read and turned into numbers. */
export interface ColumnModel {
  readonly name: string;
  /** What a row of it is; columns of other types are read as one of these. */
  readonly type: "number" | "category" | "vector" | "image";
  /** The type that it has in the spec, with its options, where that is another. */
  readonly word?: Thing;
  /** The shape of one row as the column holds it: `[1]` for a number or a category, `[28, 28, 1]` for an image. */
  readonly shape: RowShape;
  /** The categories in order; only for categories. */
  readonly categories?: readonly string[];
  /** How many categories a prediction lists, the most probable first. */
  readonly topK?: number;
  /** `none`, or how numbers are brought to a common scale; fitted on the training rows. */
  readonly scale: Thing;
  readonly missing: "error";
  /** The file of this column alone (idx). */
  readonly file?: string;
  readonly range: SourceRange;
}

/** Which rows are for what. */
export interface SplitModel {
  readonly type: "none" | "random" | "inOrder" | "stratified";
  /** A share below 1, or a number of rows. */
  readonly validation: number;
  readonly test: number;
  readonly seed: number;
  /** The column whose categories are kept in proportion (stratified). */
  readonly column?: string;
  readonly range: SourceRange;
}

/** Where the rows come from and what is in them. */
export interface DatasetModel {
  readonly type: string;
  readonly options: JsonObject;
  readonly columns: readonly ColumnModel[];
  readonly split: SplitModel;
  /** True where people speak of values by column name; false for plain lists (`inputs: [[0, 0, 1]]`). */
  readonly named: boolean;
  readonly range: SourceRange;
  /** Places inside the dataset by JSON pointer below it: `/inputs/3/1`. */
  readonly ranges: { readonly [pointer: string]: SourceRange };
}

/** One layer. */
export interface LayerModel {
  readonly name: string;
  readonly type: string;
  /** With defaults; things inside are `{ type, options }`. */
  readonly options: JsonObject;
  /** Names of layers or of network inputs. */
  readonly inputs: readonly string[];
  /** One row of its output. */
  readonly shape: RowShape;
  /** Whether training changes it, as the spec says. */
  readonly trainable: boolean;
  readonly parameters: readonly ParameterModel[];
  readonly range: SourceRange;
}

/** One parameter of a layer. */
export interface ParameterModel {
  /** `weights`. */
  readonly name: string;
  /** `dense1.weights`. */
  readonly path: string;
  readonly shape: RowShape;
  readonly fanIn: number;
  readonly fanOut: number;
  readonly initializer: Thing;
  /** What its size adds to the loss, if anything. */
  readonly regularizer?: Thing;
  /** Whether the slope of the loss moves it: the layer is trainable, and it is no moving average. */
  readonly trainable: boolean;
}

/** One answer of the network. */
export interface OutputModel {
  /** The target's name; the layer's where there is no target; `outputs` for a plain list. */
  readonly name: string;
  readonly layer: string;
  readonly shape: RowShape;
  readonly target?: TargetModel;
}

/** What an output is compared with. */
export interface TargetModel {
  /** The columns it is put together from, in order. */
  readonly columns: readonly string[];
  /** `index`: one unit speaks for the second of two categories; `oneHot`: a unit for each category. */
  readonly encoding: "values" | "index" | "oneHot";
  /**
   * The loss learns the sign of the answer (hinge): above 0 it is a yes, not above ½, and it is a score, no probability.
   */
  readonly signs?: true;
}

/** One loss. */
export interface LossModel extends Thing {
  readonly output: string;
  readonly weight: number;
  readonly reduction: "mean" | "sum";
  readonly range: SourceRange;
}

/** What moves the parameters: the slope of the loss, unless the spec says otherwise. */
export type LearningModel = Thing;

/** The optimizer; `learningRate` is a number or a schedule inside `options`. */
export interface OptimizerModel extends Thing {
  readonly range: SourceRange;
}

/** One metric. */
export interface MetricModel extends Thing {
  /** As claims and `--json` call it: `accuracy`, or `sold.accuracy` with several outputs. */
  readonly name: string;
  /** An output, which is compared with its target, or a layer. */
  readonly measures: { readonly output: string } | MeasuredLayerModel;
  /** The layer whose neurons are shut down one at a time: the worst of the values found so counts. */
  readonly without?: { readonly layer: string; readonly units: number };
  readonly range: SourceRange;
}

/** A layer that is measured, or a part of what it gives. */
export interface MeasuredLayerModel {
  readonly layer: string;
  /** From where on the last axis, and how much of it; absent: all of it. */
  readonly part?: { readonly start: number; readonly size: number };
}

/** For how long, in what chunks. */
export interface TrainModel {
  /** Exactly one of the two is a number. */
  readonly iterations?: number;
  readonly epochs?: number;
  readonly batchSize: number | "all";
  readonly shuffle: boolean;
  /** Ends the training with the first epoch at whose end all of these hold. */
  readonly until?: readonly UntilModel[];
  readonly earlyStopping?: EarlyStoppingModel;
  readonly range: SourceRange;
}

/** What is measured at the end of each epoch: the loss or a metric that is one number. */
export interface MonitorModel {
  readonly name: string;
  readonly on: "training" | "validation";
}

/** Something measured, and the least and the most that it may be; infinite where there is no such bound. */
export interface UntilModel extends MonitorModel {
  readonly low: number;
  readonly high: number;
}

/** Ends the training when something measured has not improved for a while (Keras's EarlyStopping). */
export interface EarlyStoppingModel extends MonitorModel {
  readonly better: "higher" | "lower";
  /** Epochs without improvement after which it ends. */
  readonly patience: number;
  /** What is less than this is no improvement. */
  readonly minDelta: number;
  readonly restoreBestWeights: boolean;
}
