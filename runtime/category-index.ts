/**
 * The index of a category in its column's list. Throws if it is not in the list. JSON's `true` and 3 match "true" and
 * "3" in the list.
 */
export function categoryIndex(categories: readonly string[], category: string, column: string): number {
  const member = categories.indexOf(String(category));
  if (member < 0) throw new RangeError(`"${category}" is not a category of ${column}: ${categories.join(", ")}`);
  return member;
}
