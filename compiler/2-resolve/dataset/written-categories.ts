import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { Resolving } from "../resolving.ts";

/**
 * The options of a dataset with every list of categories and of their spellings as written: `[True, False]`, `[01, 02]` and `[1.0, 2.0]` are
 * compared with the texts in a file, not with the values that YAML parses.
 */
export function withWrittenCategories(at: Resolving, options: JsonObject): JsonObject {
  return texts(at, mapped(mapped(options, "columns", at, "/dataset"), "defaults", at, "/dataset"), "/dataset");
}

/** The same for each value below one key of the options. */
function mapped(options: JsonObject, key: string, at: Resolving, pointer: string): JsonObject {
  const own = options[key];
  if (!isObject(own)) return options;
  const below = Object.entries(own).map(([name, each]): [string, Json] => {
    return [name, isObject(each) ? texts(at, each, pointerTo(`${pointer}/${key}`, name)) : each];
  });
  return { ...options, [key]: Object.fromEntries(below) };
}

function texts(at: Resolving, options: JsonObject, pointer: string): JsonObject {
  const { categories, spellings } = options;
  const own = { ...options };
  if (Array.isArray(categories)) own.categories = asTexts(at, categories, `${pointer}/categories`);
  if (isObject(spellings)) {
    const all = Object.entries(spellings).map(([name, each]) => {
      return [name, asTexts(at, each, pointerTo(`${pointer}/spellings`, name))] as const;
    });
    own.spellings = Object.fromEntries(all);
  }
  return own;
}

/** A value as it is written, or each of a list. */
function asTexts(at: Resolving, value: Json, pointer: string): Json {
  if (Array.isArray(value)) return value.map((each: Json, index) => asTexts(at, each, `${pointer}/${index}`));
  return typeof value === "string" ? value : (at.spec.numbers[pointer] ?? String(value));
}
