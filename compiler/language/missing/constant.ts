import { findCategory } from "../datasets/reading/find-category.ts";
import { missing } from "../define/missing.ts";
import type { Option } from "../define/option.ts";

/** A number for columns of numbers, else a category. */
const value: Option<string | number | boolean> = {
  summary: "What takes its place: a number, or one of the column's categories.",
  schema: { anyOf: [{ type: "number", minimum: -1e300, maximum: 1e300 }, { type: "string" }, { type: "boolean" }] },
  required: true,
};

/** A fixed value takes the place of a missing one. */
export const constant = missing({
  type: "constant",
  summary: "A fixed number, or a fixed category, takes the place of a missing value.",
  options: { value },
  example: "columns: { age: { type: number, missing: { type: constant, value: 0 } } }",
  effect: "fill",
  fit: (_, options, categories) => (categories ? findCategory(categories, options.value) : Number(options.value)),
});
