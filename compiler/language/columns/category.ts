import { column } from "../define/column.ts";
import { choice, integer, type Option, optional } from "../define/option.ts";
import { columnFile, missing, na } from "./shared-options.ts";

/** A list that is only counted is still made. */
const mostCategories = 65536;

const name = { anyOf: [{ type: "string" }, { type: "number", maximum: 1e300 }, { type: "boolean" }] };

/** The names in their order, or how many there are: 3 means `"0" "1" "2"`. */
const categories: Option<readonly (string | number | boolean)[] | number | undefined> = {
  summary: "The categories in their order, or how many there are: 3 means 0, 1, 2.",
  schema: {
    anyOf: [
      { type: "integer", minimum: 1, maximum: mostCategories },
      { type: "array", items: name, minItems: 1, uniqueItems: true },
    ],
  },
  required: false,
};

/** One of a few names a row. */
export const category = column({
  type: "category",
  summary: "One of a few names a row; the second of two is the positive one.",
  options: {
    categories,
    topK: optional(integer({ summary: "How many categories `predict` lists, the most probable first.", minimum: 1 })),
    missing,
    na,
    unknown: choice(["error"], { summary: "What a category that is not listed means: an error.", default: "error" }),
    file: columnFile,
  },
  example: "columns: { passed: { type: category, categories: [no, yes] } }",
  holds: "categories",
  facts: (options) => {
    const names = categoryNames(options.categories);
    return names === undefined ? { shape: [1] } : { shape: [1], categories: names };
  },
});

/** The names that `categories:` means: a number n means "0" … "n − 1". */
export function categoryNames(
  written: readonly (string | number | boolean)[] | number | undefined,
): readonly string[] | undefined {
  if (typeof written === "number") return Array.from({ length: written }, (_, index) => String(index));
  return written?.map(String);
}
