import type { Json } from "../../ir/json.ts";
import { allOptions } from "../common-options.ts";
import type { Family } from "../define/option.ts";
import { familyNames, wordsOf } from "../families.ts";
import type { Language } from "../language.ts";
import { describeSchema } from "./describe-schema.ts";
import { specSchema } from "./spec-schema.ts";

/** An option and the words of a family that have it, all with the same meaning. */
export interface NamedOption {
  readonly name: string;
  readonly family: Family;
  readonly words: readonly string[];
  /** True where every word of the family has it. */
  readonly everywhere: boolean;
  readonly summary: string;
  readonly takes: string;
  readonly default?: Json;
}

/** The options with this name: one for each meaning that it has in a family. */
export function optionsNamed(language: Language, name: string): readonly NamedOption[] {
  const root = specSchema(language);
  return familyNames.flatMap((family) => {
    const words = Object.values(wordsOf(language, family));
    const meanings = new Map<string, NamedOption>();
    for (const word of words) {
      const options = allOptions(family, word.options);
      const option = Object.hasOwn(options, name) ? options[name] : undefined;
      if (option === undefined) continue;
      const { summary, schema, default: value } = option;
      const key = JSON.stringify([summary, schema, value]);
      const others = meanings.get(key)?.words ?? [];
      const having = [...others, word.type];
      const common = { name, family, words: having, everywhere: having.length === words.length };
      const takes = describeSchema(schema, root);
      meanings.set(key, { ...common, summary, takes, ...(value === undefined ? {} : { default: value }) });
    }
    return [...meanings.values()];
  });
}

/** The names of all options that words have. */
export function optionNames(language: Language): readonly string[] {
  return familyNames.flatMap((family) =>
    Object.values(wordsOf(language, family)).flatMap((word) => Object.keys(allOptions(family, word.options))),
  );
}
