import { split } from "../define/column.ts";
import { text } from "../define/option.ts";
import { cutByCategory } from "./cut-by-category.ts";
import { parts, seed } from "./shared-options.ts";

/** Rows chosen at random, category by category, so that every part has the proportions of the whole. */
export const stratified = split({
  type: "stratified",
  summary: "Rows are chosen at random so that each part has the categories in the proportions of the whole.",
  columnType: "category",
  options: { column: text({ summary: "The column whose categories are kept in proportion." }), ...parts, seed },
  example: "split: { type: stratified, column: left, validation: 0.15, test: 0.15 }",
  split: ({ validation, test, permutation, column }) =>
    cutByCategory(permutation(), column?.values ?? [], validation, test),
});
