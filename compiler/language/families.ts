import type { Family } from "./define/option.ts";
import type { Word } from "./define/word.ts";
import type { Language, Vocabulary } from "./language.ts";

/** What is true of all words of a family. */
export interface FamilyFacts {
  /** With its article, for sentences: `an activation`. */
  readonly one: string;
  /** The code of the message for a type that it does not have. */
  readonly unknown: `unknown-${Family}`;
  /** Where its words are in a language; layers are in `wrappers`, too. */
  readonly home: keyof Vocabulary;
}

/** The families of words. */
export const families: { readonly [F in Family]: FamilyFacts } = {
  layer: { one: "a layer", unknown: "unknown-layer", home: "layers" },
  activation: { one: "an activation", unknown: "unknown-activation", home: "activations" },
  initializer: { one: "an initializer", unknown: "unknown-initializer", home: "initializers" },
  regularizer: { one: "a regularizer", unknown: "unknown-regularizer", home: "regularizers" },
  loss: { one: "a loss", unknown: "unknown-loss", home: "losses" },
  optimizer: { one: "an optimizer", unknown: "unknown-optimizer", home: "optimizers" },
  schedule: { one: "a schedule", unknown: "unknown-schedule", home: "schedules" },
  metric: { one: "a metric", unknown: "unknown-metric", home: "metrics" },
  dataset: { one: "a dataset", unknown: "unknown-dataset", home: "datasets" },
  column: { one: "a type of column", unknown: "unknown-column", home: "columns" },
  scale: { one: "a scale", unknown: "unknown-scale", home: "scales" },
  missing: { one: "a rule for missing values", unknown: "unknown-missing", home: "missing" },
  split: { one: "a split", unknown: "unknown-split", home: "splits" },
  augmentation: { one: "an augmentation", unknown: "unknown-augmentation", home: "augmentations" },
  learning: { one: "a learning rule", unknown: "unknown-learning", home: "learning" },
};

/** The names of the families, in one order. */
export const familyNames = Object.keys(families) as readonly Family[];

/** The words that a language has in a family, by type. */
export function wordsOf(language: Language, family: Family): { readonly [type: string]: Word } {
  const words = language[families[family].home] as { readonly [type: string]: Word };
  return family === "layer" ? { ...words, ...language.wrappers } : words;
}

/** A word of a family, or nothing; safe for any text (`constructor` is no word). */
export function wordOf(language: Language, family: Family, type: string): Word | undefined {
  const words = wordsOf(language, family);
  return Object.hasOwn(words, type) ? words[type] : undefined;
}

/** True when a word can stand by its type alone: nothing that it needs is without a default. */
export function standsAlone(word: Word): boolean {
  return !Object.values(word.options).some((option) => option.required);
}
