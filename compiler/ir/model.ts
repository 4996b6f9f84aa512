import type { AnyLanguage } from "./any-language.ts";
import type { ExpectModel } from "./claim.ts";
import type { JsonObject } from "./json.ts";
import type { Precision } from "./precision.ts";
import type { RowShape } from "./shape.ts";
import type { SourceRange } from "./source-range.ts";
import type { SweepModel } from "./sweep-model.ts";
import type { Thing } from "./thing.ts";

/** The resolved network: names, defaults, shapes, columns. A model has no user mistakes. */
export interface Model {
  readonly kind: "model";
  /** The language of its spec. */
  readonly language: AnyLanguage;
  readonly name: string;
  readonly about?: string;
  /** The spec's path as the user wrote it. */
  readonly file: string;
  readonly seed: number;
  readonly precision: Precision;
  /** How random numbers are drawn; absent: as NumPy's legacy RandomState, in the order of the layers. */
  readonly random?: RandomModel;
  readonly dataset?: DatasetModel;
  /** The inputs of the network, in the order of the dataset (without one: of the input layers). */
  readonly inputs: readonly InputModel[];
  /** Sorted so that every layer comes after its inputs; in the order of the YAML where possible. */
  readonly layers: readonly LayerModel[];
  readonly outputs: readonly OutputModel[];
  /** Empty if nothing is learnt. */
  readonly losses: readonly LossModel[];
  readonly learning: LearningModel;
  readonly optimizer?: OptimizerModel;
  readonly metrics: readonly MetricModel[];
  readonly train?: TrainModel;
  readonly expect?: ExpectModel;
  readonly sweep?: SweepModel;
}

/** One input tensor of the network. */
export interface InputModel {
  readonly name: string;
  readonly shape: RowShape;
  /** The columns that it is joined from, in order; empty without a dataset. */
  readonly columns: readonly string[];
  /** Rows have fewer steps than its shape says: those that are NaN are padding, and masked. */
  readonly padded?: true;
  /** Its values are indices for the layers that take it: whole numbers from 0 to below this. */
  readonly below?: number;
}

/** How one column of the data is read and turned into numbers. */
export interface ColumnModel {
  readonly name: string;
  /** The type of a row; columns of other types are read as one of these. */
  readonly type: "number" | "category" | "vector" | "image";
  /** Its type in the spec, with options, if that is a different one. */
  readonly word?: Thing;
  /** The shape of one row as the column holds it: `[1]` for a number or a category, `[28, 28, 1]` for an image. */
  readonly shape: RowShape;
  /** The categories in order; absent for other types. */
  readonly categories?: readonly string[];
  /** Other texts of each category. */
  readonly spellings?: readonly (readonly string[])[];
  /** Its texts may have letters of any case; the other spellings are in small ones. */
  readonly anyCase?: true;
  /**
   * More inputs after those of its values: for a category that is not listed, for a missing value. They are for inputs
   * only; as a target the column has none.
   */
  readonly slots?: readonly ("unknown" | "missing")[];
  /** A category as an input: its index as one number; default: a number for each category, one of them 1. */
  readonly encoding?: "index";
  /** What a category that is not listed means: one more category, or none at all; default: a mistake. */
  readonly unknown?: "other" | "ignore";
  /** The number of categories that a prediction lists, the most probable first. */
  readonly topK?: number;
  /** Above which probability the second of two categories is the answer, or how that is chosen on the validation rows. */
  readonly threshold?: number | { readonly type: "f1" | "youden" | "precision" | "recall"; readonly atLeast?: number };
  /** How numbers are scaled, or `none`; fitted on the training rows. */
  readonly scale: Thing;
  /** What becomes of a row without a value: `error`, or a rule that is fitted on the training rows. */
  readonly missing: Thing;
  /**
   * Texts of cells without a value (`""`, `NA`, `?`): rows that have one are marked in the column's `missing`. Without
   * the list such a cell is a mistake like any other.
   */
  readonly na?: readonly string[];
  /** In a dataset with a window: how many rows one row holds, one after the other; of categories, how many there are. */
  readonly steps?: number;
  /** In a dataset with a window: the column whose value after the window it is. */
  readonly laterOf?: string;
  /** What stands between two numbers in a cell of a file (vector); by default blanks, a comma, a semicolon or a bar. */
  readonly separator?: string;
  /** A picture of other proportions loses its margins before it is resized. */
  readonly cropToAspectRatio?: true;
  /** The file of this column (idx). */
  readonly file?: string;
  readonly range: SourceRange;
}

/** How the rows are split into training, validation and test rows. */
export interface SplitModel extends Thing {
  /** The size of the validation part: a fraction below 1, a number of rows, or as many as the data say. */
  readonly validation: number | "some";
  readonly test: number | "some";
  readonly range: SourceRange;
}

/** An augmentation of the training rows. */
export interface AugmentModel extends Thing {
  readonly range: SourceRange;
}

/** The source of the rows, and their columns. */
export interface DatasetModel {
  readonly type: string;
  readonly options: JsonObject;
  readonly columns: readonly ColumnModel[];
  /** Without it all rows are for training. */
  readonly split?: SplitModel;
  /** The column with the weight of each row in the loss. */
  readonly sampleWeight?: string;
  /** How the training rows are changed at each step, in order; absent where they are not. */
  readonly augment?: readonly AugmentModel[];
  /** True if values are given by column name; false for plain lists (`inputs: [[0, 0, 1]]`). */
  readonly named: boolean;
  readonly range: SourceRange;
  /** Source ranges inside the dataset, by JSON pointer below it: `/inputs/3/1`. */
  readonly ranges: { readonly [pointer: string]: SourceRange };
}

/** One layer. */
export interface LayerModel {
  readonly name: string;
  readonly type: string;
  /** Including defaults; nested things are `{ type, options }`. */
  readonly options: JsonObject;
  /** Names of layers or of network inputs. */
  readonly inputs: readonly string[];
  /** One row of its output. */
  readonly shape: RowShape;
  /** Whether training changes it (`trainable:` of the spec). */
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
  /** The stem of its options, if that is not the name: `recurrent` in `recurrentInitializer`. */
  readonly stem?: string;
  /** Elements that start from 1 whatever the initializer gives: the first, and their number. */
  readonly ones?: { readonly first: number; readonly count: number };
  /** The penalty on its values that is added to the loss, if any. */
  readonly regularizer?: Thing;
  /** Whether the gradient of the loss updates it: the layer is trainable, and it is not a moving average. */
  readonly trainable: boolean;
}

/** One output of the network. */
export interface OutputModel {
  /** The target's name; without a target the layer's; `outputs` for a plain list. */
  readonly name: string;
  readonly layer: string;
  readonly shape: RowShape;
  /** It has a mask: losses and metrics leave out the steps that are padding. */
  readonly masked?: true;
  readonly target?: TargetModel;
}

/** What an output is compared with. */
export interface TargetModel {
  /** The columns that it is joined from, in order. */
  readonly columns: readonly string[];
  /** `index`: one unit for the second of two categories; `oneHot`: one unit per category. */
  readonly encoding: "values" | "index" | "oneHot";
  /**
   * The loss learns the sign of the output (hinge): the output is a score, not a probability, and its threshold is 0,
   * not ½.
   */
  readonly signs?: true;
}

/** One loss. */
export interface LossModel extends Thing {
  readonly output: string;
  readonly weight: number;
  readonly reduction: "mean" | "sum";
  /** Rows also count by their category: balanced without `ofCategories`, else by these weights in the column's order. */
  readonly classWeight?: { readonly ofCategories?: readonly number[] };
  readonly range: SourceRange;
}

/** The learning rule that updates the parameters; default: backpropagation. */
export type LearningModel = Thing;

/** The optimizer; `learningRate` is a number or a schedule inside `options`. */
export interface OptimizerModel extends Thing {
  readonly range: SourceRange;
}

/** One metric. */
export interface MetricModel extends Thing {
  /** The name in claims and in `--json`: `accuracy`, or `sold.accuracy` with several outputs. */
  readonly name: string;
  /** An output (compared with its target) or a layer. */
  readonly measures: { readonly output: string } | MeasuredLayerModel;
  /** The layer whose units are shut down one at a time; the worst value is reported. */
  readonly without?: { readonly layer: string; readonly units: number };
  /** Rows count by the dataset's column of weights. */
  readonly weighted?: true;
  readonly range: SourceRange;
}

/** A measured layer, or a part of its output. */
export interface MeasuredLayerModel {
  readonly layer: string;
  /** The range on the last axis; absent: all of it. */
  readonly part?: { readonly start: number; readonly size: number };
}

/** The generator of the first weights and of what goes on from it. */
export interface RandomModel {
  /**
   * `numpy`: RandomState, with streams of their own for weights and rows. `python`: one generator of CPython's `random`,
   * first for the order of the rows (`shuffle: once`), then for the weights, then for texts.
   */
  readonly type: "numpy" | "python";
  /** Paths of parameters that are drawn before all others, in this order. */
  readonly parameters: readonly string[];
}

/** The length of the training and its batches. */
export interface TrainModel {
  /** Exactly one of the two is a number. */
  readonly iterations?: number;
  readonly epochs?: number;
  readonly batchSize: number | "all";
  /** A new order in each epoch, one order for all of them, or that of the data. */
  readonly shuffle: boolean | "once";
  /** Training ends with the first epoch after which all of these hold. */
  readonly until?: readonly UntilModel[];
  readonly earlyStopping?: EarlyStoppingModel;
  readonly range: SourceRange;
}

/** What is measured at the end of each epoch: the loss or a metric that is one number. */
export interface MonitorModel {
  readonly name: string;
  readonly on: "training" | "validation";
}

/** A measured value and its lower and upper bound; infinite if there is no bound. */
export interface UntilModel extends MonitorModel {
  readonly low: number;
  readonly high: number;
}

/** Ends the training when a measured value has stopped improving (Keras's EarlyStopping). */
export interface EarlyStoppingModel extends MonitorModel {
  readonly better: "higher" | "lower";
  /** The number of epochs without improvement after which training ends. */
  readonly patience: number;
  /** A smaller change does not count as an improvement. */
  readonly minDelta: number;
  readonly restoreBestWeights: boolean;
}
