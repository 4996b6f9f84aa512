import { missing } from "../define/missing.ts";

/** Having no value is a category of its own. */
export const category = missing({
  type: "category",
  summary: "Having no value is one more category of an input, after all others.",
  options: {},
  example: "columns: { plan: { type: category, categories: [free, team], missing: category } }",
  effect: "category",
  of: "categories",
});
