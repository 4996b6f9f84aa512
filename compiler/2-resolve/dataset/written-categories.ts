import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { Resolving } from "../resolving.ts";

/**
 * The options of a dataset with every list of categories as written: `[True, False]`, `[01, 02]` and `[1.0, 2.0]` are
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
  const { categories } = options;
  if (!Array.isArray(categories)) return options;
  const written = categories.map((each: Json, index) =>
    typeof each === "string" ? each : (at.spec.numbers[`${pointer}/categories/${index}`] ?? String(each)),
  );
  return { ...options, categories: written };
}
