import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { categoryOrder } from "../datasets/reading/category-order.ts";
import type { Option } from "../define/option.ts";

const text = { anyOf: [{ type: "string" }, { type: "number", maximum: 1e300 }, { type: "boolean" }] };

/** Other texts of each category. */
export const spellings: Option<{ readonly [category: string]: Json } | undefined> = {
  summary:
    'Other texts that mean a category, one or a list for each, exactly as they are in the data: `{ ">50K": [">50K.", "> 50K"] }`.',
  schema: {
    type: "object",
    additionalProperties: { anyOf: [...text.anyOf, { type: "array", items: text, minItems: 1 }] },
    minProperties: 1,
  },
  required: false,
};

/** The category that each other text means, by the options of its column. */
export function spelledCategories({ spellings: written }: JsonObject): ReadonlyMap<string, string> {
  if (!isObject(written)) return new Map();
  return new Map(
    Object.entries(written).flatMap(([name, texts]) => textsIn(texts).map((each) => [each, name] as const)),
  );
}

/** One text, or a list of them. */
export function textsIn(written: Json): readonly string[] {
  return (Array.isArray(written) ? written : [written]).map(String);
}

/** The categories among the texts of a column, in order, where some texts are only other spellings. */
export function withoutSpellings(
  found: readonly string[] | undefined,
  spelled: ReadonlyMap<string, string>,
): readonly string[] | undefined {
  if (found === undefined || spelled.size === 0) return found;
  return categoryOrder(new Set(found.map((each) => spelled.get(each) ?? each)));
}
