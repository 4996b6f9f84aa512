import type { SplitRows } from "../define/column.ts";
import { apportion } from "./apportion.ts";

/**
 * Cuts the rows of each category, taken in `order`: the first for test, the next for validation, the others for training,
 * each part with the categories in the proportions of the whole.
 */
export function cutByCategory(
  order: Uint32Array,
  categories: ArrayLike<number>,
  validation: number,
  test: number,
): SplitRows {
  const groups: number[][] = [];
  for (const row of order) {
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
}
