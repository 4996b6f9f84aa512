import { type TextOptions, wordsOf } from "./text-words.ts";
import { findWord } from "./vocabulary.ts";
import { wordHash } from "./word-hash.ts";

/** The bin of a hashed word: the size of its hash, modulo the number of bins. */
function binOf(word: string, bins: number): number {
  return Math.abs(wordHash(word)) % bins;
}

/** The index of a word, or of its bin; −1 for a word that the vocabulary does not have. */
function indexOf(word: string, options: TextOptions, vocabulary: Float64Array): number {
  return options.hashed ? binOf(word, options.words) : findWord(vocabulary, options, word);
}

/**
 * How often each word of the vocabulary (or each bin) is in a text, by ascending index; for `multiHot` 1. For `tfIdf` that
 * times how rare the word is, and the numbers of a text have the length 1. Words that the vocabulary does not have are left
 * out.
 */
export function textEntries(
  text: string,
  options: TextOptions,
  vocabulary: Float64Array,
): readonly (readonly [number, number])[] {
  const counts = new Map<number, number>();
  for (const word of wordsOf(text, options)) {
    const index = indexOf(word, options, vocabulary);
    if (index >= 0) counts.set(index, options.outputMode === "multiHot" ? 1 : (counts.get(index) ?? 0) + 1);
  }
  const entries = [...counts].sort(([a], [b]) => a - b);
  if (options.outputMode !== "tfIdf") return entries;
  const weighted = entries.map(([index, count]) => [index, count * vocabulary[1 + options.words + index]] as const);
  const length = Math.sqrt(weighted.reduce((sum, [, value]) => sum + value * value, 0));
  return weighted.map(([index, value]) => [index, value / length]);
}

/** The words of a text in order as indices, 0 after the last: 1 for a word that the vocabulary does not have, then 2, 3, … */
function textIndices(text: string, options: TextOptions, vocabulary: Float64Array): readonly number[] {
  const words = wordsOf(text, options).slice(0, options.length);
  return words.map((word) => indexOf(word, options, vocabulary) + (options.hashed ? 1 : 2));
}

/** Writes the numbers of a text. Throws where there is none. */
export function writeText(
  into: Float32Array | Float64Array,
  at: number,
  text: string,
  options: TextOptions,
  vocabulary: Float64Array,
  name: string,
): void {
  if (typeof text !== "string") throw new RangeError(`${name} must be a text, not ${text}`);
  const isInt = options.outputMode === "int";
  into.fill(0, at, at + (isInt ? options.length : options.words));
  if (isInt) into.set(textIndices(text, options, vocabulary), at);
  else for (const [index, value] of textEntries(text, options, vocabulary)) into[at + index] = value;
}
