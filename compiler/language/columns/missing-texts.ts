import { isObject, type Json, type JsonObject } from "../../ir/json.ts";

/** The texts that mean that there is no value where a spec lists none: pandas's, and the question mark of many tables. */
export const defaultMissingTexts: readonly string[] = [
  ...["", "?", "NA", "N/A", "n/a", "NaN", "nan", "-NaN", "-nan", "NULL", "null", "<NA>"],
  ...["#N/A", "#N/A N/A", "#NA", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN"],
];

/**
 * The texts that mean that there is no value in a column with these options; undefined if it has no rule for missing
 * values, so that such a cell is a mistake like any other.
 */
export function missingTextsOf(options: JsonObject): readonly string[] | undefined {
  const { missing, na } = options;
  if (missing === undefined || typeOf(missing) === "error") return undefined;
  return Array.isArray(na) ? [...new Set(["", ...na.map(String)])] : defaultMissingTexts;
}

function typeOf(thing: Json): Json | undefined {
  return isObject(thing) ? thing.type : thing;
}
