import type { JsonObject } from "../../ir/json.ts";
import type { Word } from "../define/word.ts";

/** A whole spec to begin with; keys that are there already are left out. */
export const specSnippet: JsonObject = {
  label: "a whole spec",
  description: "A small network that learns the exclusive or.",
  body: {
    dataset: { type: "xor" },
    layers: [
      { type: "dense", units: 4, activation: "tanh" },
      { type: "dense", units: 1, activation: "sigmoid" },
    ],
    loss: "binaryCrossentropy",
    optimizer: { type: "adam", learningRate: 0.05 },
    train: { epochs: 500, batchSize: "all" },
  },
};

/** A snippet for each word whose example stands in one pair of braces: `{ type: dense, units: 8 }`. */
export function wordSnippets(words: readonly Word[]): readonly JsonObject[] {
  return words.flatMap((word) => {
    const bodyText = inBraces(word);
    return bodyText === undefined
      ? []
      : [{ label: `${word.type}, with options`, description: word.summary, suggestionKind: 15, bodyText }];
  });
}

/** The braces around `type: X` in a word's example, where they stand in one line. */
function inBraces({ type, example }: Word): string | undefined {
  const [start] = new RegExp(`\\{ type: ${type},.*`).exec(example) ?? [];
  if (start === undefined) return undefined;
  let depth = 0;
  for (const [index, character] of [...start].entries()) {
    if (character === "{") depth++;
    if (character === "}" && --depth === 0) return start.slice(0, index + 1);
  }
  return undefined;
}
