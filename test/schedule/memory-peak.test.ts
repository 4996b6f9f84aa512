import { describe, expect, it, test } from "vitest";
import { readRows } from "../../compiler/data/read-rows.ts";
import { largestOf } from "../../compiler/ir/extent.ts";
import type { Model } from "../../compiler/ir/model.ts";
import type { Buffer, Span } from "../../compiler/ir/program.ts";
import { largestBatch } from "../../compiler/summary/largest-batch.ts";
import { memoryPeak } from "../../compiler/summary/memory-peak.ts";
import { compiled as compile } from "../compiled.ts";
import { exampleSpecs } from "../example-specs.ts";

function buffer(name: string, size: Buffer["size"], ...spans: readonly Span[]): Buffer {
  return { name, role: "value", shape: [], size, offset: { fixed: 0, perRow: 0 }, spans };
}

describe("the peak of memory", () => {
  const first = buffer("first", { fixed: 10, perRow: 0 }, { start: 0, end: 1 });
  const second = buffer("second", { fixed: 0, perRow: 3 }, { start: 1, end: 2 });
  const third = buffer("third", { fixed: 12, perRow: 0 }, { start: 2, end: 3 });

  it("is the moment when most is in use, with what is in use then, the largest first", () => {
    expect(memoryPeak({ buffers: [first, second, third] }, 1)).toEqual({
      elements: 15,
      buffers: [
        { name: "third", elements: 12 },
        { name: "second", elements: 3 },
      ],
    });
  });

  it("grows with the rows of what has a size for each row", () => {
    expect(memoryPeak({ buffers: [first, second] }, 7).buffers).toEqual([
      { name: "second", elements: 21 },
      { name: "first", elements: 10 },
    ]);
  });

  it("counts a buffer that is used twice in neither pause", () => {
    const twice = buffer("twice", { fixed: 100, perRow: 0 }, { start: 0, end: 0 }, { start: 2, end: 2 });
    const between = buffer("between", { fixed: 50, perRow: 0 }, { start: 1, end: 1 });
    expect(memoryPeak({ buffers: [twice, between] }, 1).elements).toBe(100);
  });

  it("leaves out parameters that are not in the arena", () => {
    const { spans: _, ...outside } = buffer("outside", { fixed: 99, perRow: 0 });
    expect(memoryPeak({ buffers: [outside, first] }, 1).elements).toBe(10);
  });
});

/** Elements that two cache lines hold: with fewer than that too much, a network is so small that shares say nothing. */
const twoCacheLines = 16;

describe("the arena of every spec is at most 15 % larger than what is in use at its peak, for its own batch", () => {
  for (const tier of ["loops", "kernels"] as const) {
    test.each(exampleSpecs)(`$file, ${tier}`, ({ file, text, files }) => {
      const { model, program: programOf } = compile(text, { file, tier });
      const program = programOf();
      const known = model as Model;
      const rows = largestBatch(known, () => readRows(known, files).rows?.data.counts.training) ?? 1;
      const { arena } = program;
      const needed = memoryPeak(program, rows).elements;
      const taken = largestOf(arena, rows);
      expect(taken).toBeGreaterThanOrEqual(needed);
      expect(taken).toBeLessThanOrEqual(Math.max(needed * 1.15, needed + twoCacheLines));
    });
  }
});
