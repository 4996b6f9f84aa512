/** The value at a place of ascending numbers, on a straight line between two of them: NumPy's `linear` quantile. */
export function valueAt(sorted: Float64Array, at: number): number {
  const below = Math.floor(at);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  const part = at - below;
  return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part);
}

/** The median becomes 0, and the distance from the first to the third quarter 1; without such a distance, just moved. */
export function fitRobust(values: Float64Array): { readonly subtract: number; readonly divide: number } {
  const sorted = values.slice().sort();
  const last = sorted.length - 1;
  const distance = valueAt(sorted, 0.75 * last) - valueAt(sorted, 0.25 * last);
  // Differences of rounding are none.
  return { subtract: valueAt(sorted, 0.5 * last), divide: distance < 2.220446049250313e-15 ? 1 : distance };
}
