import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { spelledCategories, textsIn } from "./spellings-option.ts";

/** The texts that mean that there is no value where a spec lists none: pandas's, and the question mark of many tables. */
export const defaultMissingTexts: readonly string[] = [
  ...["", "?", "NA", "N/A", "n/a", "NaN", "nan", "-NaN", "-nan", "NULL", "null", "<NA>"],
  ...["#N/A", "#N/A N/A", "#NA", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN"],
];

/**
 * The texts that mean that there is no value in a column with these options; undefined if it has no rule for missing
 * values, so that such a cell is a mistake like any other. A text that is listed as a category means that category.
 */
export function missingTextsOf(options: JsonObject): readonly string[] | undefined {
  const { missing, na } = options;
  if (missing === undefined || typeOf(missing) === "error") return undefined;
  if (Array.isArray(na)) return [...new Set(["", ...na.map(String)])];
  const listed = new Set([...textsIn(options.categories ?? []), ...spelledCategories(options).keys()]);
  return defaultMissingTexts.filter((text) => text === "" || !listed.has(text));
}

function typeOf(thing: Json): Json | undefined {
  return isObject(thing) ? thing.type : thing;
}
