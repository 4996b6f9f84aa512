import { isObject, type Json, type JsonObject } from "../ir/json.ts";
import type { Options } from "../language/define/option.ts";
import { wordOf } from "../language/families.ts";
import type { Language } from "../language/language.ts";
import { standard } from "../language/standard.ts";

/** The options of a word where nothing, or only these, are written; things among them with their own. */
export function withDefaults(
  word: { readonly options: Options },
  written: JsonObject = {},
  language: Language = standard,
): JsonObject {
  const defaults = Object.entries(word.options).flatMap(([name, option]): (readonly [string, Json])[] => {
    const { default: value, family } = option;
    if (value === undefined) return [];
    const { type, ...own } = typeof value === "string" ? { type: value } : isObject(value) ? value : {};
    if (family === undefined || typeof type !== "string") return [[name, value]];
    const chosen = wordOf(language, family, type);
    return [[name, { type, options: chosen === undefined ? {} : withDefaults(chosen, own, language) }]];
  });
  return { ...Object.fromEntries(defaults), ...written };
}
