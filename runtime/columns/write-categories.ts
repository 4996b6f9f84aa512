import { categoryIndex } from "../category-index.ts";

/** Writes the index of each of several categories, or for each as many numbers as there are categories, one of them 1. */
export function writeCategories(
  into: Float32Array | Float64Array,
  at: number,
  values: readonly string[],
  steps: number,
  categories: readonly string[],
  oneHot: boolean,
  name: string,
): void {
  if (!Array.isArray(values) || values.length !== steps)
    throw new RangeError(`${name} must be a list of ${steps} texts`);
  const each = categories.length;
  if (oneHot) into.fill(0, at, at + steps * each);
  values.forEach((value, step) => {
    const index = categoryIndex(categories, value, name);
    if (oneHot) into[at + step * each + index] = 1;
    else into[at + step] = index;
  });
}
