/** Numbers of which some may be missing (`null`), or all of them. */
type Given = ArrayLike<number | null> | null;

/** The numbers, and what takes the place of those that are missing. */
export function numbersOr(fill: Float64Array, values: Given, size: number): ArrayLike<number> {
  if (values === null) return Array.from({ length: size }, () => fill[0]);
  return values && Array.from(values, (value) => (value === null ? fill[0] : value));
}

/** Whether a number is missing. */
export function lacksNumbers(values: Given): boolean {
  return values === null || Array.from(values).includes(null);
}

/** The numbers that are there. */
export function presentNumbers(values: Given): number[] {
  return Array.from(values ?? []).flatMap((value) => (value === null ? [] : [value]));
}
