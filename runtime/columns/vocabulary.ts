import { log } from "../log.ts";
import { type TextOptions, wordsOf } from "./text-words.ts";

// A vocabulary is kept with the weights as numbers, always as many for the same options: how many words there are, for
// each word where its letters end, for `tfIdf` how rare each word is, then the letters, three UTF-16 code units a number.
// The words are in the order of their code units, so that one is found by halving.

const shifts = [1, 65536, 4294967296];

/** The most code units of all words together, in numbers: 24 a word, more where neighbours are joined. */
function letterNumbers({ split, ngrams, words }: TextOptions): number {
  return words * (split === "character" ? ngrams : 4 + 4 * ngrams);
}

/** How many numbers a vocabulary has. */
export function vocabularySize(options: TextOptions): number {
  return lettersAt(options) + letterNumbers(options);
}

/** Where the letters begin. */
function lettersAt({ words, outputMode }: TextOptions): number {
  return 1 + words * (outputMode === "tfIdf" ? 2 : 1);
}

function unitAt(vocabulary: Float64Array, start: number, index: number): number {
  return Math.floor(vocabulary[start + Math.floor(index / 3)] / shifts[index % 3]) % 65536;
}

/** Where the letters of a word begin and end. */
function unitsOf(vocabulary: Float64Array, index: number): readonly [number, number] {
  return [index === 0 ? 0 : vocabulary[index], vocabulary[index + 1]];
}

/** The index of a word; −1 where it is not in the vocabulary. */
export function findWord(vocabulary: Float64Array, options: TextOptions, word: string): number {
  const letters = lettersAt(options);
  let [low, high] = [0, vocabulary[0]];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const order = compare(vocabulary, letters, middle, word);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return -1;
}

function compare(vocabulary: Float64Array, letters: number, index: number, word: string): number {
  const [start, end] = unitsOf(vocabulary, index);
  const size = Math.min(end - start, word.length);
  for (let i = 0; i < size; i++) {
    const difference = unitAt(vocabulary, letters, start + i) - word.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return end - start - word.length;
}

/** All words of a vocabulary, in order. */
export function wordsIn(vocabulary: Float64Array, options: TextOptions): readonly string[] {
  const letters = lettersAt(options);
  return Array.from({ length: vocabulary[0] }, (_, index) => {
    const [start, end] = unitsOf(vocabulary, index);
    const units = Array.from({ length: end - start }, (__, i) => unitAt(vocabulary, letters, start + i));
    return String.fromCharCode(...units);
  });
}

/** A vocabulary of these words, the most important first: as many of them as there is room for. */
export function vocabularyOf(words: readonly string[], options: TextOptions): Float64Array {
  const vocabulary = new Float64Array(vocabularySize(options));
  let room = 3 * letterNumbers(options);
  const fitting = words.slice(0, options.words).filter((word) => {
    room -= word.length;
    return room >= 0;
  });
  let end = 0;
  for (const [index, word] of fitting.sort().entries()) {
    for (let i = 0; i < word.length; i++, end++) {
      vocabulary[lettersAt(options) + Math.floor(end / 3)] += word.charCodeAt(i) * shifts[end % 3];
    }
    vocabulary[index + 1] = end;
  }
  vocabulary[0] = fitting.length;
  return vocabulary;
}

/**
 * Learns the words that occur most often in texts (of equally frequent ones those that come first in order), and for
 * `tfIdf` how rare they are.
 */
export function learnWords(vocabulary: Float64Array, texts: readonly string[], options: TextOptions): void {
  const total = new Map<string, number>();
  const holding = new Map<string, number>();
  for (const text of texts) {
    const words = wordsOf(text, options);
    for (const word of words) total.set(word, (total.get(word) ?? 0) + 1);
    for (const word of new Set(words)) holding.set(word, (holding.get(word) ?? 0) + 1);
  }
  const frequent = [...total.keys()].filter((word) => (holding.get(word) ?? 0) >= options.minimumCount).sort();
  // A stable sort: equally frequent words stay in order.
  frequent.sort((a, b) => (total.get(b) ?? 0) - (total.get(a) ?? 0));
  vocabulary.set(vocabularyOf(frequent, options));
  learnRarity(vocabulary, texts, options);
}

/** How rare each word is, for `tfIdf`: ln((1 + texts) / (1 + texts that hold it)) + 1, as in scikit-learn. */
export function learnRarity(vocabulary: Float64Array, texts: readonly string[], options: TextOptions): void {
  if (options.outputMode !== "tfIdf") return;
  const holding = new Float64Array(options.words);
  for (const text of texts) {
    for (const word of new Set(wordsOf(text, options))) {
      const index = findWord(vocabulary, options, word);
      if (index >= 0) holding[index]++;
    }
  }
  for (let index = 0; index < vocabulary[0]; index++) {
    vocabulary[1 + options.words + index] = log((1 + texts.length) / (1 + holding[index])) + 1;
  }
}
