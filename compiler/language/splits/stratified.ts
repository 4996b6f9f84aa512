import { split } from "../define/column.ts";
import { text } from "../define/option.ts";
import { apportion } from "./apportion.ts";
import { parts, seed } from "./shared-options.ts";

/** Rows chosen at random, category by category, so that every part has the proportions of the whole. */
export const stratified = split({
  type: "stratified",
  summary: "Rows are chosen at random so that each part has the categories in the proportions of the whole.",
  columnType: "category",
  options: { column: text({ summary: "The column whose categories are kept in proportion." }), ...parts, seed },
  example: "split: { type: stratified, column: left, validation: 0.15, test: 0.15 }",
  split: ({ validation, test, permutation, column }) => {
    const categories = column?.values ?? [];
    const groups: number[][] = [];
    for (const row of permutation()) {
      const category = categories[row] as number;
      const group = groups[category] ?? [];
      group.push(row);
      groups[category] = group;
    }
    const present = groups.filter((group) => group !== undefined);
    const sizes = present.map((group) => group.length);
    const forTest = apportion(test, sizes, sizes);
    const left = sizes.map((size, group) => size - (forTest[group] as number));
    const forValidation = apportion(validation, sizes, left);
    const pick = (from: (group: number) => number, to: (group: number) => number) =>
      Uint32Array.from(present.flatMap((rows, group) => rows.slice(from(group), to(group)))).sort();
    const testEnd = (group: number) => forTest[group] as number;
    const validationEnd = (group: number) => testEnd(group) + (forValidation[group] as number);
    return {
      training: pick(validationEnd, (group) => sizes[group] as number),
      validation: pick(testEnd, validationEnd),
      test: pick(() => 0, testEnd),
    };
  },
});
