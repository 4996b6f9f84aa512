import type { ColumnData } from "../ir/table.ts";

/** How near a correlation is to 1 or −1 where it is only rounding that keeps it from being exact. */
const rounding = 1e-9;

/**
 * Whether the values of one column follow exactly from those of another: numbers on a straight line, or categories one to
 * one, or categories from whether there is a value at all. Of values that are missing nothing else is said to follow.
 */
export function follows(from: ColumnData, to: ColumnData): boolean {
  if (to.missing?.includes(1)) return false;
  if (from.missing?.includes(1)) return to.kind === "categories" && areOneToOne(from.missing, to.values);
  if (from.kind === "numbers" && to.kind === "numbers") {
    return Math.abs(correlation(from.values, to.values)) > 1 - rounding;
  }
  return from.kind === "categories" && to.kind === "categories" && areOneToOne(from.values, to.values);
}

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let [both, ofA, ofB] = [0, 0, 0];
  for (let row = 0; row < a.length; row++) {
    const [x, y] = [(a[row] as number) - meanA, (b[row] as number) - meanB];
    both += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return both / Math.sqrt(ofA * ofB);
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let row = 0; row < values.length; row++) sum += values[row] as number;
  return sum / values.length;
}

function areOneToOne(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  const [there, back] = [new Map<number, number>(), new Map<number, number>()];
  for (let row = 0; row < a.length; row++) {
    const [x, y] = [a[row] as number, b[row] as number];
    if ((there.get(x) ?? y) !== y || (back.get(y) ?? x) !== x) return false;
    there.set(x, y);
    back.set(y, x);
  }
  return true;
}
