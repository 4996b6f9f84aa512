import type { Extent, Span } from "./program.ts";

/** A buffer to be placed: how large it is and when it is in use (first and last group, both included). */
export interface Lifetime {
  readonly name: string;
  readonly size: Extent;
  readonly spans: readonly Span[];
}

/** Where each buffer begins, and how large the arena is. */
export interface MemoryPlan {
  readonly offsets: ReadonlyMap<string, Extent>;
  readonly arena: Extent;
}

/**
 * Places buffers so that two share memory only if they are never in use together (equal ranges conflict).
 * First fit, largest first. Buffers with a size for each row and buffers of a fixed size have a region each, so that
 * every offset is known at compile time but for one factor, the number of rows that the workspace can hold.
 */
export function planMemory(lifetimes: readonly Lifetime[]): MemoryPlan {
  const rows = placeRegion(
    lifetimes.filter((each) => each.size.perRow > 0),
    (each) => each.size.perRow,
  );
  const fixed = placeRegion(
    lifetimes.filter((each) => each.size.perRow === 0),
    (each) => each.size.fixed,
  );
  const offsets = new Map<string, Extent>();
  for (const [name, offset] of rows.offsets) offsets.set(name, { fixed: 0, perRow: offset });
  for (const [name, offset] of fixed.offsets) offsets.set(name, { fixed: offset, perRow: rows.size });
  return { offsets, arena: { fixed: fixed.size, perRow: rows.size } };
}

function placeRegion(lifetimes: readonly Lifetime[], sizeOf: (lifetime: Lifetime) => number) {
  const placed: { readonly lifetime: Lifetime; readonly offset: number }[] = [];
  const bySize = [...lifetimes].sort((a, b) => sizeOf(b) - sizeOf(a));
  for (const lifetime of bySize) {
    const rivals = placed.filter((other) => conflict(other.lifetime, lifetime)).sort((a, b) => a.offset - b.offset);
    let offset = 0;
    for (const rival of rivals) {
      if (rival.offset - offset >= sizeOf(lifetime)) break;
      offset = Math.max(offset, rival.offset + sizeOf(rival.lifetime));
    }
    placed.push({ lifetime, offset });
  }
  return {
    offsets: new Map(placed.map(({ lifetime, offset }) => [lifetime.name, offset])),
    size: placed.reduce((size, { lifetime, offset }) => Math.max(size, offset + sizeOf(lifetime)), 0),
  };
}

function conflict(a: Lifetime, b: Lifetime): boolean {
  return a.spans.some((one) => b.spans.some((other) => one.start <= other.end && other.start <= one.end));
}
