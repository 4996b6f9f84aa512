/** The place of a category in its column's list. Throws where it is not in the list: nothing is guessed in silence. */
export function categoryIndex(categories: readonly string[], category: string, column: string): number {
  const place = categories.indexOf(category);
  if (place < 0) throw new RangeError(`"${category}" is not a category of ${column}: ${categories.join(", ")}`);
  return place;
}
