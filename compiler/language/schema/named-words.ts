import type { Family } from "../define/option.ts";
import type { Word } from "../define/word.ts";
import { familyNames, wordOf, wordsOf } from "../families.ts";
import type { Language } from "../language.ts";
import { keyTables } from "./spec-keys.ts";

/** A word of the language with the family that it stands in: `loss` is a metric, `dropout` a layer. */
export interface FamilyWord {
  readonly family: Family;
  readonly word: Word;
}

/** The words with this name, in every family that has one. */
export function wordsNamed(language: Language, name: string): readonly FamilyWord[] {
  return familyNames.flatMap((family) => {
    const word = wordOf(language, family, name);
    return word === undefined ? [] : [{ family, word }];
  });
}

/** Every name that is a word of the language, or a key of a spec. */
export function wordNames(language: Language): readonly string[] {
  const keys = keyTables(language).flatMap((table) => table.keys.map(({ name }) => name));
  return [...new Set([...familyNames.flatMap((family) => Object.keys(wordsOf(language, family))), ...keys])];
}
