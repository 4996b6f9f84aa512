import type { Op } from "../ops/op.ts";
import { mistakesOfWord, type WordMistake } from "./check-word.ts";
import type { Word } from "./define/word.ts";
import { families, wordOf } from "./families.ts";
import type { Language } from "./language.ts";

/** Something that a language can have: a word of any family, or an op. */
export type Extension = Word | Op;

/**
 * A language with more words: layers, activations, losses, optimizers, metrics, schedules, initializers, regularizers,
 * datasets, columns, scales, rules for missing values, splits, learning rules, and ops that they are built from. The one it is made of stays as it
 * is. Throws on a word that is malformed, or whose name is taken.
 *
 *     const language = extend(standard, [gain, bentIdentity]);
 *     const compiled = compile(text, { file: "net.yaml", language });
 */
export function extend(language: Language, words: readonly Extension[]): Language {
  let extended = language;
  for (const word of words) {
    const { language: next, mistakes } = withWord(extended, word);
    if (mistakes.length > 0) throw new TypeError(mistakes.map(sentence).join("\n"));
    extended = next;
  }
  const mistakes = words.flatMap((word) => mistakesOfDefaults(extended, word));
  if (mistakes.length > 0) throw new TypeError(mistakes.map(sentence).join("\n"));
  return extended;
}

function sentence({ mistake, hint }: WordMistake): string {
  return `${mistake.charAt(0).toUpperCase()}${mistake.slice(1)}. ${hint}`;
}

/** A language with one more word; as it was, where something is wrong with the word. */
export function withWord(
  language: Language,
  word: unknown,
): { readonly language: Language; readonly mistakes: readonly WordMistake[] } {
  const mistakes = mistakesOfWord(language, word);
  if (mistakes.length > 0) return { language, mistakes };
  const { family, type, name } = word as Partial<Word & Op>;
  const home = family === undefined ? "ops" : families[family].home;
  const words = { ...language[home], [type ?? name ?? ""]: word };
  // What was made of a language that had an identity has another: pass one where it is known.
  const { id: _, files: __, ...rest } = language;
  return { language: { ...rest, [home]: words }, mistakes };
}

/** Options whose default is no word of the family that they take. */
export function mistakesOfDefaults(language: Language, word: Extension): readonly WordMistake[] {
  if (!("family" in word)) return [];
  return Object.entries(word.options).flatMap(([name, { family, default: value }]) => {
    if (family === undefined || typeof value !== "string" || wordOf(language, family, value) !== undefined) return [];
    const mistake = `the default of \`${name}\` of ${word.type} is ${value}, which is not in the language`;
    return [{ mistake, hint: `Name a word of the family ${family}, or add it.` }];
  });
}
