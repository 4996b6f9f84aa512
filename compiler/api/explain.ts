import { messages } from "../diagnostics/messages.ts";
import type { Language } from "../language/language.ts";
import { type NamedOption, optionNames, optionsNamed } from "../language/schema/named-options.ts";
import { type FamilyWord, wordNames, wordsNamed } from "../language/schema/named-words.ts";
import { keysNamed, type NamedKey } from "../language/schema/spec-keys.ts";
import { standard } from "../language/standard.ts";

/** What a name means: the code of a message, a word, a key of a spec, or an option of words. */
export type Explanation =
  | {
      readonly kind: "code";
      readonly code: string;
      readonly severity: "error" | "warning";
      readonly explanation: string;
    }
  | ({ readonly kind: "word" } & FamilyWord)
  | ({ readonly kind: "key" } & NamedKey)
  | ({ readonly kind: "option" } & NamedOption);

/** Everything that a name means; empty where nothing has that name. A code is nothing else. */
export function explain(name: string, language: Language = standard): readonly Explanation[] {
  if (Object.hasOwn(messages, name)) {
    const { explanation, severity = "error" } = messages[name as keyof typeof messages] as {
      readonly explanation: string;
      readonly severity?: "warning";
    };
    return [{ kind: "code", code: name, severity, explanation }];
  }
  return [
    ...wordsNamed(language, name).map((word) => ({ kind: "word", ...word }) as const),
    ...keysNamed(language, name).map((key) => ({ kind: "key", ...key }) as const),
    ...optionsNamed(language, name).map((option) => ({ kind: "option", ...option }) as const),
  ];
}

/** Every name that `explain` knows. */
export function explainedNames(language: Language = standard): readonly string[] {
  return [...new Set([...Object.keys(messages), ...wordNames(language), ...optionNames(language)])];
}
