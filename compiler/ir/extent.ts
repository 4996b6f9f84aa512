/**
 * A size or an offset in elements: `fixed`, plus `perRow` for each row of the workspace's capacity. The capacity is at
 * least one row, so a fixed number of elements fits where the same number is reserved per row.
 */
export interface Extent {
  readonly fixed: number;
  readonly perRow: number;
}

/** The end offset of something with the given start and size. */
export function endOf(start: Extent, size: Extent): Extent {
  return { fixed: start.fixed + size.fixed, perRow: start.perRow + size.perRow };
}

/** The number of elements for a number of rows. */
export function elementsOf({ fixed, perRow }: Extent, rows: number): number {
  return fixed + perRow * rows;
}

/** True if `a` is at most `b` for every capacity in rows. */
export function isAtMost(a: Extent, b: Extent): boolean {
  return a.perRow <= b.perRow && elementsOf(a, 1) <= elementsOf(b, 1);
}

/** The smallest extent that is at least `a` and at least `b` for every capacity in rows. */
export function larger(a: Extent, b: Extent): Extent {
  const perRow = Math.max(a.perRow, b.perRow);
  return { fixed: Math.max(elementsOf(a, 1), elementsOf(b, 1)) - perRow, perRow };
}

/** The maximum of several extents; which one is the largest depends on the capacity in rows. */
export type Size = readonly Extent[];

/** The number of elements for a number of rows, by the largest extent. */
export function largestOf(size: Size, rows: number): number {
  return Math.max(0, ...size.map((each) => elementsOf(each, rows)));
}

/** The maximum of all extents, without those that another one covers for every number of rows. */
export function sizeOf(extents: readonly Extent[]): Size {
  return extents.reduce<Size>((kept, each) => {
    if (kept.some((other) => isAtMost(each, other))) return kept;
    return [...kept.filter((other) => !isAtMost(other, each)), each];
  }, []);
}
