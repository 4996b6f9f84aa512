import type { Family } from "./define/option.ts";
import type { Word } from "./define/word.ts";
import {
  activations,
  columns,
  datasets,
  initializers,
  layers,
  learning,
  losses,
  metrics,
  optimizers,
  regularizers,
  scales,
  schedules,
  splits,
  wrappers,
} from "./registry.gen.ts";

/** What is true of all words of a family. */
export interface FamilyFacts {
  readonly words: { readonly [type: string]: Word };
  /** With its article, for sentences: `an activation`. */
  readonly one: string;
  /** The code of the message for a type that it does not have. */
  readonly unknown: `unknown-${Family}`;
}

/** The families and their words. */
export const families: { readonly [F in Family]: FamilyFacts } = {
  layer: { words: { ...layers, ...wrappers }, one: "a layer", unknown: "unknown-layer" },
  activation: { words: activations, one: "an activation", unknown: "unknown-activation" },
  initializer: { words: initializers, one: "an initializer", unknown: "unknown-initializer" },
  regularizer: { words: regularizers, one: "a regularizer", unknown: "unknown-regularizer" },
  loss: { words: losses, one: "a loss", unknown: "unknown-loss" },
  optimizer: { words: optimizers, one: "an optimizer", unknown: "unknown-optimizer" },
  schedule: { words: schedules, one: "a schedule", unknown: "unknown-schedule" },
  metric: { words: metrics, one: "a metric", unknown: "unknown-metric" },
  dataset: { words: datasets, one: "a dataset", unknown: "unknown-dataset" },
  column: { words: columns, one: "a type of column", unknown: "unknown-column" },
  scale: { words: scales, one: "a scale", unknown: "unknown-scale" },
  split: { words: splits, one: "a split", unknown: "unknown-split" },
  learning: { words: learning, one: "a learning rule", unknown: "unknown-learning" },
};

/** The names of the families, in one order. */
export const familyNames = Object.keys(families) as readonly Family[];

/** A word of a family, or nothing; safe for any text (`constructor` is no word). */
export function wordOf(family: Family, type: string): Word | undefined {
  const { words } = families[family];
  return Object.hasOwn(words, type) ? words[type] : undefined;
}

/** True when a word can stand by its type alone: nothing that it needs is without a default. */
export function standsAlone(word: Word): boolean {
  return !Object.values(word.options).some((option) => option.required);
}
