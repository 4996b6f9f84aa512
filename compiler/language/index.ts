// `netwright/language`: what words of one's own are made of. A file of them exports what these functions make, and is
// given to `extend`, or on the command line to `--use`.
//
//     import { layer, ops, thing } from "netwright/language";
//
//     /** Each value of a row times a learnt number of its own. */
//     export const gain = layer({ type: "gain", … });

export type { Diagnostic } from "../diagnostics/diagnostic.ts";
export type { Arity, Each, One, Three, Two } from "../ir/arity.ts";
export type { GraphBuilder, Value } from "../ir/graph-builder.ts";
export type { Json, JsonObject } from "../ir/json.ts";
export type { Arithmetic, Expression, Index, RuntimeFunction, Statement } from "../ir/loop.ts";
export { addIndex, constant, index, variable } from "../ir/loop.ts";
export type { ColumnModel, DatasetModel, Model } from "../ir/model.ts";
export type { Precision } from "../ir/precision.ts";
export type { Count, RowShape, Shape } from "../ir/shape.ts";
export { elementCount, lastSize, leadingCount, sameShape, shapeText } from "../ir/shape.ts";
export type { SourceRange } from "../ir/source-range.ts";
export { assign, cell, changing, local, loop, when } from "../ir/statements.ts";
export type { ColumnData, FileFinder, Table } from "../ir/table.ts";
export type { Thing } from "../ir/thing.ts";
/** All ops that there are, by name: `graph.apply(ops.add, [a, b], {})`. */
export * as ops from "../ops/all.gen.ts";
export { binary, unary } from "../ops/elementwise.ts";
export type { GradientRequest, LoopRequest, Numbers, Op, Tensor } from "../ops/op.ts";
export { op } from "../ops/op.ts";
export { type GeneratedRows, generator } from "./datasets/generating/generator.ts";
export { type ActivationWord, activation } from "./define/activation.ts";
export type {
  ColumnFacts,
  ColumnWord,
  FittedScale,
  ScaleWord,
  SplitRequest,
  SplitRows,
  SplitWord,
} from "./define/column.ts";
export { column, scale, split } from "./define/column.ts";
export { type DatasetDescription, type DatasetWord, type DescribeRequest, dataset } from "./define/dataset.ts";
export { type Distribution, type InitializerWord, initializer } from "./define/initializer.ts";
export { type LayerBuild, type LayerWord, layer, type ParameterDeclaration } from "./define/layer.ts";
export { type LearningBuild, type LearningWord, type Learnt, learningRule } from "./define/learning.ts";
export { type LossWord, loss, type TargetRule } from "./define/loss.ts";
export { type Accumulation, type LayerMetric, layerMetric, metric, type OutputMetric } from "./define/metric.ts";
export { type OptimizerBuild, type OptimizerWord, optimizer } from "./define/optimizer.ts";
export type { Family, Option, Options, OptionValues } from "./define/option.ts";
export {
  boolean,
  choice,
  integer,
  number,
  numberList,
  numberOrSchedule,
  optional,
  pair,
  shape,
  text,
  thing,
  values,
} from "./define/option.ts";
export { type RegularizerWord, regularizer } from "./define/regularizer.ts";
export { type ScheduleBuild, type ScheduleWord, schedule } from "./define/schedule.ts";
export type { ParameterSize, ShapeMistake, Word } from "./define/word.ts";
export { type Extension, extend } from "./extend.ts";
export type { Language } from "./language.ts";
export { standard } from "./standard.ts";
