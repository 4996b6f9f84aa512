import { wordsOf } from "../language/families.ts";
import type { Language } from "../language/language.ts";
import { keyTables } from "../language/schema/spec-keys.ts";

/** The path of the key of a spec that a word of the command line refers to: `batch-size` → `train.batchSize`. */
export function settingPath(language: Language, word: string): string | undefined {
  const wanted = word.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  const isMeant = (name: string): boolean => name.toLowerCase() === wanted;
  const maps = keyTables(language).filter(
    ({ path, isEntry }) => !isEntry && (path.length === 0 || path[0] === "train"),
  );
  for (const { path, keys } of maps) {
    const key = keys.find(({ name }) => isMeant(name));
    if (key !== undefined) return [...path, key.name].join(".");
  }
  const options = Object.values(wordsOf(language, "optimizer")).flatMap((optimizer) => Object.keys(optimizer.options));
  const option = options.find((name) => isMeant(name)) ?? shortNames[wanted];
  return option === undefined ? undefined : `optimizer.${option}`;
}

/** Names of optimizer options in other tools. */
const shortNames: { readonly [short: string]: string } = { lr: "learningRate" };
