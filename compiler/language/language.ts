import type { AnyLanguage } from "../ir/any-language.ts";
import type { Op } from "../ops/op.ts";
import type { ActivationWord } from "./define/activation.ts";
import type { AugmentationWord } from "./define/augmentation.ts";
import type { ColumnWord, ScaleWord, SplitWord } from "./define/column.ts";
import type { DatasetWord } from "./define/dataset.ts";
import type { InitializerWord } from "./define/initializer.ts";
import type { LayerWord, WrapperWord } from "./define/layer.ts";
import type { LearningWord } from "./define/learning.ts";
import type { LossWord } from "./define/loss.ts";
import type { MetricWord } from "./define/metric.ts";
import type { MissingWord } from "./define/missing.ts";
import type { OptimizerWord } from "./define/optimizer.ts";
import type { RegularizerWord } from "./define/regularizer.ts";
import type { ScheduleWord } from "./define/schedule.ts";

/** The words of one family, by type. */
export type Words<Form> = { readonly [type: string]: Form };

/** The words of each family. */
export interface Vocabulary {
  readonly layers: Words<LayerWord>;
  /** Words among the layers that hold layers. */
  readonly wrappers: Words<WrapperWord>;
  readonly activations: Words<ActivationWord>;
  readonly losses: Words<LossWord>;
  readonly optimizers: Words<OptimizerWord>;
  readonly initializers: Words<InitializerWord>;
  readonly regularizers: Words<RegularizerWord>;
  readonly schedules: Words<ScheduleWord>;
  readonly metrics: Words<MetricWord>;
  readonly datasets: Words<DatasetWord>;
  readonly columns: Words<ColumnWord>;
  readonly scales: Words<ScaleWord>;
  readonly missing: Words<MissingWord>;
  readonly splits: Words<SplitWord>;
  readonly augmentations: Words<AugmentationWord>;
  readonly learning: Words<LearningWord>;
  /** What words are built from. */
  readonly ops: Words<Op>;
}

/** What a spec may say: a plain value, which is handed along. `standard` is ours; `extend` makes another of it. */
export interface Language extends AnyLanguage, Vocabulary {
  /** The files that words were loaded from, as absolute paths: from these another thread can make the same language. */
  readonly files?: readonly string[];
}

/** The language that a spec, a model or whatever else holds one is written in. */
export function languageOf({ language }: { readonly language: AnyLanguage }): Language {
  // Every language there is was made by `standard` or by `extend`.
  return language as Language;
}
