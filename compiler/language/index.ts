// `netwright/language`: what words of one's own are made of. A file of them exports what these functions make, and is
// given to `extend`, or on the command line to `--use`.
//
//     import { layer, ops, thing } from "netwright/language";
//
//     /** Each value of a row times a learnt number of its own. */
//     export const gain = layer({ type: "gain", … });

export { addIndex, constant, index, variable } from "../ir/loop.ts";
export { elementCount, lastSize, leadingCount, sameShape, shapeText } from "../ir/shape.ts";
export { assign, cell, changing, local, loop, when } from "../ir/statements.ts";
/** All ops that there are, by name: `graph.apply(ops.add, [a, b], {})`. */
export * as ops from "../ops/all.gen.ts";
export { binary, unary } from "../ops/elementwise.ts";
export { op } from "../ops/op.ts";
/** Options that every dataset whose columns have names has; `generator` adds them by itself. */
export { datasetOptions } from "./dataset-options.ts";
export { generator } from "./datasets/generating/generator.ts";
export { activation } from "./define/activation.ts";
export { augmentation } from "./define/augmentation.ts";
export { column, scale, split } from "./define/column.ts";
export { dataset } from "./define/dataset.ts";
export { initializer } from "./define/initializer.ts";
export { layer } from "./define/layer.ts";
export { learningRule } from "./define/learning.ts";
export { loss } from "./define/loss.ts";
export { layerMetric, metric } from "./define/metric.ts";
export { missing } from "./define/missing.ts";
export { optimizer } from "./define/optimizer.ts";
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
export { regularizer } from "./define/regularizer.ts";
export { schedule } from "./define/schedule.ts";
export { extend } from "./extend.ts";
export type * from "./forms.ts";
/** The option of every loss: whether rows are averaged or summed. */
export { reduction } from "./losses/reduction.ts";
/** The options of every split: `validation` and `test`, and a seed for one that draws. */
export { parts as splitParts, seed as splitSeed } from "./splits/shared-options.ts";
export { standard } from "./standard.ts";
