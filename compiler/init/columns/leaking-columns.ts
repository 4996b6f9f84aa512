import type { ColumnProfile } from "../profile/column-profile.ts";

/** How far a sum may be from the target, relative to it, to be the same. */
const rounding = 1e-9;

/** The names of columns that say the target itself: the same numbers, or two columns whose sum they are. */
export function leakingColumns(target: ColumnProfile, others: readonly ColumnProfile[]): ReadonlySet<string> {
  const wanted = target.numbers?.values;
  if (wanted === undefined || target.distinct < 3) return new Set();
  const columns = others.flatMap(({ name, numbers }) => (numbers === undefined ? [] : [{ name, ...numbers }]));
  const found = new Set<string>();
  columns.forEach((one, index) => {
    if (isTarget(wanted, one.values)) found.add(one.name);
    for (const other of columns.slice(index + 1)) {
      // A column of zeros beside the target itself says nothing.
      if (one.deviation === 0 || other.deviation === 0) continue;
      if (isTarget(wanted, one.values, other.values)) found.add(one.name).add(other.name);
    }
  });
  return found;
}

function isTarget(target: Float64Array, one: Float64Array, other?: Float64Array): boolean {
  for (let row = 0; row < target.length; row++) {
    const [wanted = 0, first = 0, second = 0] = [target[row], one[row], other?.[row]];
    // Written so that a missing value is a difference.
    if (!(Math.abs(first + second - wanted) <= rounding * Math.abs(wanted))) return false;
  }
  return true;
}
