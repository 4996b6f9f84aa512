/** How texts become numbers: the words of Keras's TextVectorization. */
export interface TextOptions {
  readonly standardize: "lowerAndStripPunctuation" | "lower" | "stripPunctuation" | "none";
  readonly split: "whitespace" | "character";
  /** Beside single words, neighbouring words together: up to so many. */
  readonly ngrams: number;
  readonly outputMode: "multiHot" | "count" | "tfIdf" | "int";
  /** The most words of the vocabulary; of hashed words, how many bins there are. */
  readonly words: number;
  /** How many indices a row of `int` has. */
  readonly length: number;
  readonly hashed: boolean;
  /** A word in fewer texts is not learnt. */
  readonly minimumCount: number;
}

const punctuation = /[!-/:-@[-`{-~]/g;

/** The words of a text in order, then its pairs of neighbouring words, and so on up to `ngrams`. */
export function wordsOf(text: string, { standardize, split, ngrams }: TextOptions): readonly string[] {
  const small = standardize === "lowerAndStripPunctuation" || standardize === "lower" ? text.toLowerCase() : text;
  const bare = standardize === "lower" || standardize === "none" ? small : small.replace(punctuation, "");
  const words = split === "character" ? Array.from(bare) : bare.split(/\s+/).filter((word) => word !== "");
  const all = [...words];
  for (let size = 2; size <= ngrams; size++) {
    for (let end = size; end <= words.length; end++) {
      all.push(words.slice(end - size, end).join(split === "character" ? "" : " "));
    }
  }
  return all;
}
