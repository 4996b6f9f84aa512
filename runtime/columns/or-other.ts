import { requireNumber } from "../require-number.ts";

/** Returns the number, or what takes its place where it is missing (`null`). */
export function numberOr(fill: Float64Array, value: number | null, name: string): number {
  return value === null ? fill[0] : requireNumber(value, name);
}

/** The index of a category in its column's list; `other` for a text that is not in the list. */
export function categoryOrOther(
  categories: readonly string[],
  other: number,
  category: string,
  column: string,
): number {
  if (category === undefined || category === null) throw new RangeError(`${column} is missing`);
  const member = categories.indexOf(String(category));
  return member < 0 ? other : member;
}
