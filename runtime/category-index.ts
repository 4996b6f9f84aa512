/**
 * The index of a category in its column's list. Throws where it is not in the list: nothing is guessed in silence. JSON
 * may have `true` or 3 where the list has "true" and "3".
 */
export function categoryIndex(categories: readonly string[], category: string, column: string): number {
  const member = categories.indexOf(String(category));
  if (member < 0) throw new RangeError(`"${category}" is not a category of ${column}: ${categories.join(", ")}`);
  return member;
}
