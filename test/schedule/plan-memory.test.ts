import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Lifetime, planMemory } from "../../compiler/4-schedule/plan-memory.ts";

function fixed(name: string, size: number, start: number, end: number): Lifetime {
  return { name, size: { fixed: size, perRow: 0 }, spans: [{ start, end }] };
}

describe("the memory plan", () => {
  it("lets two buffers share memory when one is done before the other begins", () => {
    const plan = planMemory([fixed("a", 10, 0, 1), fixed("b", 10, 2, 3)]);
    expect(plan.arena).toEqual({ fixed: 10, perRow: 0 });
    expect(plan.offsets.get("b")).toEqual({ fixed: 0, perRow: 0 });
  });

  it("keeps buffers apart that meet in one set of loops, where the one is read while the other is written", () => {
    const plan = planMemory([fixed("a", 10, 0, 1), fixed("b", 10, 1, 3)]);
    expect(plan.arena.fixed).toBe(20);
  });

  it("keeps buffers apart that have the very same range", () => {
    expect(planMemory([fixed("a", 4, 2, 2), fixed("b", 4, 2, 2)]).arena.fixed).toBe(8);
  });

  it("puts what has a size for each row before what has a fixed size", () => {
    const perRow: Lifetime = { name: "rows", size: { fixed: 0, perRow: 3 }, spans: [{ start: 0, end: 1 }] };
    const plan = planMemory([fixed("a", 5, 0, 1), perRow]);
    expect(plan.offsets.get("rows")).toEqual({ fixed: 0, perRow: 0 });
    expect(plan.offsets.get("a")).toEqual({ fixed: 0, perRow: 3 });
    expect(plan.arena).toEqual({ fixed: 5, perRow: 3 });
  });

  it("never lets two buffers overlap while both are in use, whatever their sizes and ranges", () => {
    const span = fc.tuple(fc.nat(20), fc.nat(5)).map(([start, length]) => ({ start, end: start + length }));
    const buffer = fc.record({
      size: fc.integer({ min: 1, max: 50 }),
      spans: fc.array(span, { minLength: 1, maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(buffer, { maxLength: 25 }), (buffers) => {
        const lifetimes = buffers.map(
          ({ size, spans }, place): Lifetime => ({ name: `b${place}`, size: { fixed: size, perRow: 0 }, spans }),
        );
        const plan = planMemory(lifetimes);
        for (const [a, one] of lifetimes.entries()) {
          for (const other of lifetimes.slice(a + 1)) {
            const together = one.spans.some((s) => other.spans.some((t) => s.start <= t.end && t.start <= s.end));
            if (!together) continue;
            const from = plan.offsets.get(one.name)?.fixed ?? 0;
            const otherFrom = plan.offsets.get(other.name)?.fixed ?? 0;
            expect(from + one.size.fixed <= otherFrom || otherFrom + other.size.fixed <= from).toBe(true);
          }
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
