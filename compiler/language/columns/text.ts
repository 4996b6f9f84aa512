import { column } from "../define/column.ts";
import type { OptionValues } from "../define/option.ts";
import { choice, integer, type Option, optional } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";
import { columnFile, missing, na } from "./shared-options.ts";

/** The words of a vocabulary where nothing says how many. */
const usualTokens = 5000;

/** The most numbers a vocabulary or a row may have. */
const mostTokens = 1_000_000;

const vocabulary: Option<readonly (string | number)[] | undefined> = {
  summary: "The words, where they are not to be learnt from the training rows.",
  schema: {
    type: "array",
    items: { anyOf: [{ type: "string", minLength: 1 }, { type: "number" }] },
    minItems: 1,
    uniqueItems: true,
  },
  required: false,
};

const options = {
  maxTokens: optional(
    integer({
      summary: `The most words of the vocabulary: those that occur most often in the training rows. Default: ${usualTokens}, or as many as \`vocabulary\` lists. For \`int\` two of them are the padding (0) and every other word (1).`,
      minimum: 1,
      maximum: mostTokens,
    }),
  ),
  minimumCount: integer({ summary: "In how many training rows a word must be to be learnt.", default: 1, minimum: 1 }),
  vocabulary,
  numBins: optional(
    integer({
      summary:
        "Words are not learnt: each is hashed into one of so many bins (MurmurHash3, as scikit-learn's HashingVectorizer does without signs).",
      minimum: 1,
      maximum: mostTokens,
    }),
  ),
  standardize: choice(["lowerAndStripPunctuation", "lower", "stripPunctuation", "none"], {
    summary: "What is done with a text first: capitals become small letters, and ASCII punctuation is left out.",
    default: "lowerAndStripPunctuation",
  }),
  split: choice(["whitespace", "character"], { summary: "What a word is.", default: "whitespace" }),
  ngrams: integer({
    summary: "Up to how many neighbouring words count as one more word: 2 for pairs.",
    default: 1,
    minimum: 1,
    maximum: 5,
  }),
  outputMode: choice(["multiHot", "count", "tfIdf", "int"], {
    summary:
      "What a row is: for each word a 1 where the text has it, how often it has it, or that times how rare the word is (scikit-learn's TfidfVectorizer); `int` are the indices of its words in order, for `embedding`.",
    default: "multiHot",
  }),
  outputSequenceLength: optional(
    integer({
      summary: "How many words of a text `int` keeps; a shorter text ends in zeros.",
      minimum: 1,
      maximum: mostTokens,
    }),
  ),
  missing,
  na,
  file: columnFile,
};

/** A free text: its words. */
export const text = column({
  type: "text",
  summary: "A free text, as the words of its vocabulary or as hashed words. For inputs.",
  formula: "tfIdf: count · (ln((1 + texts) / (1 + texts with the word)) + 1), then divided by √Σ squares",
  options,
  example: "columns: { review: { type: text, maxTokens: 2000, ngrams: 2 } }",
  holds: "numbers",
  mistake,
  facts: (own) => ({ shape: [own.outputMode === "int" ? (own.outputSequenceLength ?? 1) : tokensOf(own)] }),
});

/** The numbers of a vocabulary, or the bins. */
export function tokensOf({
  maxTokens,
  numBins,
  vocabulary: words,
}: Pick<OptionValues<typeof options>, "maxTokens" | "numBins" | "vocabulary">): number {
  return numBins ?? maxTokens ?? words?.length ?? usualTokens;
}

/** Options that contradict each other. */
function mistake(own: OptionValues<typeof options>): ShapeMistake | undefined {
  const { numBins, outputMode, outputSequenceLength, maxTokens, vocabulary: words } = own;
  if (outputMode === "int" && outputSequenceLength === undefined) {
    return { mistake: "has no length for its indices", hint: "Write outputSequenceLength: 50.", option: "outputMode" };
  }
  if (outputMode !== "int" && outputSequenceLength !== undefined) {
    const found = `has a number for each word, and \`outputSequenceLength\` is for their indices`;
    return { mistake: found, hint: "Write outputMode: int, or leave it out.", option: "outputSequenceLength" };
  }
  if (outputMode === "int" && words === undefined && tokensOf(own) < 3) {
    return {
      mistake: "has no room for a word: two indices are the padding and every other word",
      hint: "Write more.",
      option: maxTokens === undefined ? "numBins" : "maxTokens",
    };
  }
  if (numBins === undefined) return tooMany(own);
  const option = maxTokens !== undefined ? "maxTokens" : words !== undefined ? "vocabulary" : undefined;
  if (option !== undefined) {
    return {
      mistake: `hashes its words, and \`${option}\` is for words that are known`,
      hint: `Leave out numBins, or ${option}.`,
      option,
    };
  }
  if (outputMode !== "tfIdf") return undefined;
  const hint = "Write outputMode: count, or maxTokens for words that are learnt.";
  return { mistake: "hashes its words, so that nobody counts how rare one is", hint, option: "outputMode" };
}

function tooMany({ maxTokens, vocabulary: words }: OptionValues<typeof options>): ShapeMistake | undefined {
  if (maxTokens === undefined || words === undefined || words.length <= maxTokens) return undefined;
  const found = `lists ${words.length} words, and \`maxTokens\` keeps ${maxTokens}`;
  return { mistake: found, hint: "Leave maxTokens out.", option: "maxTokens" };
}
