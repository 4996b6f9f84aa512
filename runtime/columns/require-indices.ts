/** Throws unless `count` values from the index `from` on are whole numbers from 0 to below a bound. */
export function requireIndices(
  values: ArrayLike<number>,
  from: number,
  count: number,
  below: number,
  name: string,
): void {
  for (let i = from; i < from + count; i++) {
    if (values[i] >= 0 && values[i] < below && Number.isInteger(values[i])) continue;
    throw new RangeError(`${name} must be whole numbers from 0 to ${below - 1}, not ${values[i]}`);
  }
}
