/** The mean of some numbers. */
export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** The middle of some numbers; of an even count, halfway between the two in the middle. */
export function medianOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)];
  return Number.isInteger(half) ? (sorted[half - 1] + upper) / 2 : upper;
}

/** The most frequent of some numbers; of equally frequent ones the least. */
export function modeOf(values: Float64Array): number {
  let [found, most, count] = [Number.NaN, 0, 0];
  let last = Number.NaN;
  for (const value of values.slice().sort()) {
    count = value === last ? count + 1 : 1;
    last = value;
    if (count > most) [found, most] = [value, count];
  }
  return found;
}
