import { column } from "../define/column.ts";
import { choice, integer, type Option, optional } from "../define/option.ts";
import { columnFile, missing, na } from "./shared-options.ts";
import { spellings } from "./spellings-option.ts";
import { threshold } from "./threshold-option.ts";

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
    spellings,
    topK: optional(
      integer({
        summary:
          "Of a target: how many categories `predict` lists, the most probable first. Of an input: how many categories are kept, the commonest of all rows; the others are not listed. Rows of validation and test count as well, because the categories decide the shape of the network, before the rows are split.",
        minimum: 1,
      }),
    ),
    minimumCount: optional(
      integer({
        summary:
          "Of an input: in how many of all rows a category must be to be kept; the others are not listed. Rows of validation and test count as well, because the categories decide the shape of the network, before the rows are split.",
        minimum: 1,
      }),
    ),
    threshold,
    missing,
    na,
    unknown: choice(["error", "other", "ignore"], {
      summary:
        "What a category that is not listed means in an input: an error, one more category (`other`), or none of them (`ignore`).",
      default: "error",
    }),
    encoding: choice(["oneHot", "index"], {
      summary: "What an input is: a number for each category, one of which is 1, or the index of the category alone.",
      default: "oneHot",
    }),
    file: columnFile,
  },
  example: "columns: { passed: { type: category, categories: [no, yes] } }",
  holds: "categories",
  facts: (options) => {
    const names = categoryNames(options.categories);
    return {
      shape: [1],
      ...(names && { categories: names }),
      ...(options.encoding === "index" && { encoding: options.encoding }),
    };
  },
});

/** The names that `categories:` means: a number n means "0" … "n − 1". */
export function categoryNames(
  written: readonly (string | number | boolean)[] | number | undefined,
): readonly string[] | undefined {
  if (typeof written === "number") return Array.from({ length: written }, (_, index) => String(index));
  return written?.map(String);
}
