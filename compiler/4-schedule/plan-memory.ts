import { type Extent, elementsOf, endOf, isAtMost, larger, largestOf, type Size, sizeOf } from "../ir/extent.ts";
import type { Span } from "../ir/program.ts";

/** A buffer without an offset: its size and its lifetimes (first and last group, both included). */
export interface Lifetime {
  readonly name: string;
  readonly size: Extent;
  readonly spans: readonly Span[];
}

/** The offset of each buffer, and the size of the arena. */
export interface MemoryPlan {
  readonly offsets: ReadonlyMap<string, Extent>;
  readonly arena: Size;
}

interface Placed {
  readonly lifetime: Lifetime;
  readonly start: Extent;
  readonly end: Extent;
}

const nothing: Extent = { fixed: 0, perRow: 0 };

/** The number of rows assumed for batches of all rows. */
const usualWholeBatch = 8;

/** With more buffers than this, only the two best orders are tried. */
const mostForAllOrders = 2000;

/**
 * Assigns offsets so that two buffers share memory only if their lifetimes do not overlap (both ends included), for
 * every capacity in rows: that factor is the only unknown at compile time. First fit in several orders, each of which
 * suits some networks; the smallest arena for `rows` rows is used.
 */
export function planMemory(lifetimes: readonly Lifetime[], rows = usualWholeBatch): MemoryPlan {
  const elements = ({ size }: Lifetime): number => elementsOf(size, rows);
  const timeOf = ({ spans }: Lifetime): number => spans.reduce((sum, { start, end }) => sum + end - start + 1, 0);
  const orders: readonly ((lifetime: Lifetime) => number)[] = [
    elements,
    (each) => elements(each) * timeOf(each),
    timeOf,
    (each) => -(each.spans[0]?.start ?? 0),
    (each) => each.spans.at(-1)?.end ?? 0,
    (each) => elements(each) * timeOf(each) * timeOf(each),
  ];
  // The time of every order is quadratic in the number of buffers.
  const tried = lifetimes.length > mostForAllOrders ? orders.slice(0, 2) : orders;
  const plans = tried.map((order) =>
    planInOrder(
      [...lifetimes].sort((a, b) => order(b) - order(a) || elements(b) - elements(a)),
      rows,
    ),
  );
  return plans.reduce((best, each) => (largestOf(each.arena, rows) < largestOf(best.arena, rows) ? each : best));
}

function planInOrder(lifetimes: readonly Lifetime[], rows: number): MemoryPlan {
  // Sorted by offset, so that one pass finds the first free offset.
  const placed: Placed[] = [];
  for (const lifetime of lifetimes) {
    const rivals = placed.filter((other) => conflict(other.lifetime, lifetime));
    const start = firstFit(lifetime.size, rivals, rows);
    const first = elementsOf(start, rows);
    const at = placed.findLastIndex((other) => elementsOf(other.start, rows) <= first) + 1;
    placed.splice(at, 0, { lifetime, start, end: endOf(start, lifetime.size) });
  }
  return {
    offsets: new Map(placed.map(({ lifetime, start }) => [lifetime.name, start])),
    arena: sizeOf(placed.map(({ end }) => end)),
  };
}

/** The first offset, for `rows` rows, that is free between or after the rivals (sorted) for any number of rows. */
function firstFit(size: Extent, inOrder: readonly Placed[], rows: number): Extent {
  const needed = elementsOf(size, rows);
  let [last, behind] = [nothing, nothing];
  for (const [index, { start, end }] of inOrder.entries()) {
    if (elementsOf(last, rows) + needed <= elementsOf(start, rows)) {
      // What is in the way is most often a neighbour.
      const near = inOrder.slice(Math.max(0, index - 4), index + 1);
      const found = [last, behind].find((each) => isClear(each, size, near) && isClear(each, size, inOrder));
      if (found) return found;
    }
    if (elementsOf(end, rows) > elementsOf(last, rows)) last = end;
    behind = larger(behind, end);
  }
  return isClear(last, size, inOrder) ? last : behind;
}

function isClear(start: Extent, size: Extent, rivals: readonly Placed[]): boolean {
  const end = endOf(start, size);
  return rivals.every((rival) => isAtMost(end, rival.start) || isAtMost(rival.end, start));
}

function conflict(a: Lifetime, b: Lifetime): boolean {
  // Most have a single lifetime.
  const [one, other] = [a.spans[0], b.spans[0]];
  if (a.spans.length === 1 && b.spans.length === 1 && one && other)
    return one.start <= other.end && other.start <= one.end;
  return a.spans.some((one) => b.spans.some((other) => one.start <= other.end && other.start <= one.end));
}
