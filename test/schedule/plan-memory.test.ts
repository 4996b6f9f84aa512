import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Lifetime, type MemoryPlan, planMemory } from "../../compiler/4-schedule/plan-memory.ts";
import { type Extent, largestOf } from "../../compiler/ir/extent.ts";

function fixed(name: string, size: number, start: number, end: number): Lifetime {
  return { name, size: { fixed: size, perRow: 0 }, spans: [{ start, end }] };
}

function rows(name: string, size: number, start: number, end: number): Lifetime {
  return { name, size: { fixed: 0, perRow: size }, spans: [{ start, end }] };
}

describe("the memory plan", () => {
  it("lets two buffers share memory when one is done before the other begins", () => {
    const plan = planMemory([fixed("a", 10, 0, 1), fixed("b", 10, 2, 3)], 1);
    expect(plan.arena).toEqual([{ fixed: 10, perRow: 0 }]);
    expect(plan.offsets.get("b")).toEqual({ fixed: 0, perRow: 0 });
  });

  it("keeps buffers apart that meet in one set of loops, where the one is read while the other is written", () => {
    const plan = planMemory([fixed("a", 10, 0, 1), fixed("b", 10, 1, 3)], 1);
    expect(plan.arena).toEqual([{ fixed: 20, perRow: 0 }]);
  });

  it("keeps buffers apart that have the very same range", () => {
    expect(planMemory([fixed("a", 4, 2, 2), fixed("b", 4, 2, 2)], 1).arena).toEqual([{ fixed: 8, perRow: 0 }]);
  });

  it("places the larger first, as sizes are with the rows of a batch", () => {
    const buffers = [fixed("a", 5, 0, 1), rows("b", 3, 0, 1)];
    expect(planMemory(buffers, 1).offsets.get("b")).toEqual({ fixed: 5, perRow: 0 });
    expect(planMemory(buffers, 2).offsets.get("a")).toEqual({ fixed: 0, perRow: 3 });
    expect(planMemory(buffers, 2).arena).toEqual([{ fixed: 5, perRow: 3 }]);
  });

  it("puts what has a fixed size where one row is kept only if it fits there with one row", () => {
    const lasting = [rows("before", 4, 0, 9), rows("gap", 4, 0, 1)];
    expect(planMemory([...lasting, fixed("four", 4, 2, 3)], 2).arena).toEqual([{ fixed: 0, perRow: 8 }]);
    expect(planMemory([...lasting, fixed("five", 5, 2, 3)], 2).arena).toEqual([
      { fixed: 0, perRow: 8 },
      { fixed: 5, perRow: 4 },
    ]);
  });

  it("never lets two buffers overlap while both are in use, whatever their sizes and ranges", () => {
    const span = fc.tuple(fc.nat(20), fc.nat(5)).map(([start, length]) => ({ start, end: start + length }));
    const buffer = fc.record({
      size: fc.oneof(
        fc.integer({ min: 1, max: 50 }).map((size) => ({ fixed: size, perRow: 0 })),
        fc.integer({ min: 1, max: 9 }).map((size) => ({ fixed: 0, perRow: size })),
      ),
      spans: fc.array(span, { minLength: 1, maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(buffer, { maxLength: 25 }), fc.integer({ min: 1, max: 40 }), (buffers, batch) => {
        const lifetimes = buffers.map((each, index): Lifetime => ({ name: `b${index}`, ...each }));
        const plan = planMemory(lifetimes, batch);
        for (const capacity of [1, 2, batch, 1000]) expectNoOverlap(lifetimes, plan, capacity);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

/** With room for so many rows, nothing lies in another's memory or outside the arena. */
function expectNoOverlap(lifetimes: readonly Lifetime[], plan: MemoryPlan, capacity: number): void {
  const inMemory = ({ fixed, perRow }: Extent) => fixed + perRow * capacity;
  const placed = lifetimes.map(({ name, size, spans }) => {
    const start = inMemory(plan.offsets.get(name) as Extent);
    return { spans, start, end: start + inMemory(size) };
  });
  for (const [a, one] of placed.entries()) {
    expect(one.end).toBeLessThanOrEqual(largestOf(plan.arena, capacity));
    for (const other of placed.slice(a + 1)) {
      const together = one.spans.some((s) => other.spans.some((t) => s.start <= t.end && t.start <= s.end));
      if (together) expect(one.end <= other.start || other.end <= one.start).toBe(true);
    }
  }
}
