import type { TextOptions } from "../../../runtime/columns/text-words.ts";
import { learnRarity, learnWords, vocabularyOf } from "../../../runtime/columns/vocabulary.ts";
import type { ColumnModel } from "../../ir/model.ts";
import { tokensOf } from "./text.ts";

/** How the texts of a column become numbers; undefined for other columns. */
export function textOptions({ word }: Pick<ColumnModel, "word">): TextOptions | undefined {
  if (word?.type !== "text") return undefined;
  const { standardize, split, ngrams, outputMode, outputSequenceLength, minimumCount, numBins, maxTokens } =
    word.options;
  const tokens = tokensOf(word.options as Parameters<typeof tokensOf>[0]);
  // Of the indices, 0 is the padding, and 1 every word that is not in the vocabulary.
  const apart =
    outputMode !== "int"
      ? 0
      : numBins !== undefined
        ? 1
        : maxTokens === undefined && word.options.vocabulary !== undefined
          ? 0
          : 2;
  return {
    standardize,
    split,
    ngrams,
    outputMode,
    words: tokens - apart,
    length: outputSequenceLength ?? 0,
    hashed: numBins !== undefined,
    minimumCount,
  } as TextOptions;
}

/** The words that the spec lists, if it does. */
export function pinnedWords({ word }: Pick<ColumnModel, "word">): readonly string[] | undefined {
  const { vocabulary } = word?.options ?? {};
  return Array.isArray(vocabulary) ? vocabulary.map(String) : undefined;
}

/** Whether a column has a vocabulary that is kept with the weights. */
export function vocabularyIsKept(column: Pick<ColumnModel, "word">): boolean {
  return textOptions(column)?.hashed === false;
}

/** The vocabulary of a column of texts, learnt from these, or as the spec has it; undefined where there is none. */
export function vocabularyFrom(
  column: Pick<ColumnModel, "word">,
  texts: () => readonly string[],
): Float64Array | undefined {
  const options = textOptions(column);
  if (options === undefined || options.hashed) return undefined;
  const pinned = pinnedWords(column);
  const vocabulary = vocabularyOf(pinned ?? [], options);
  if (pinned === undefined) learnWords(vocabulary, texts(), options);
  else if (options.outputMode === "tfIdf") learnRarity(vocabulary, texts(), options);
  return vocabulary;
}
