/**
 * How many elements something takes, or where it begins: `fixed`, and `perRow` for each row the workspace can hold. It can
 * hold one row at least, so a fixed number of elements finds room where as many are kept for each row.
 */
export interface Extent {
  readonly fixed: number;
  readonly perRow: number;
}

/** Where something ends that begins at `start` and is of such a size. */
export function endOf(start: Extent, size: Extent): Extent {
  return { fixed: start.fixed + size.fixed, perRow: start.perRow + size.perRow };
}

/** The elements of so many rows. */
export function elementsOf({ fixed, perRow }: Extent, rows: number): number {
  return fixed + perRow * rows;
}

/** True where `a` is at most `b`, however many rows there is room for. */
export function isAtMost(a: Extent, b: Extent): boolean {
  return a.perRow <= b.perRow && elementsOf(a, 1) <= elementsOf(b, 1);
}

/** The least that neither is larger than, however many rows there is room for. */
export function larger(a: Extent, b: Extent): Extent {
  const perRow = Math.max(a.perRow, b.perRow);
  return { fixed: Math.max(elementsOf(a, 1), elementsOf(b, 1)) - perRow, perRow };
}

/** The largest of several extents: which one that is depends on how many rows there is room for. */
export type Size = readonly Extent[];

/** The elements of so many rows, by the largest extent. */
export function largestOf(size: Size, rows: number): number {
  return Math.max(0, ...size.map((each) => elementsOf(each, rows)));
}

/** The size of all extents together: those that another one covers with any number of rows are left out. */
export function sizeOf(extents: readonly Extent[]): Size {
  return extents.reduce<Size>((kept, each) => {
    if (kept.some((other) => isAtMost(each, other))) return kept;
    return [...kept.filter((other) => !isAtMost(other, each)), each];
  }, []);
}
