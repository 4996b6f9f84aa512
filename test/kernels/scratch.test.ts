import { describe, expect, test } from "vitest";
import { descendScratch as descendScratchOfBatch } from "../../compiler/ops/kernel-arguments.ts";
import { descendScratch, productScratch, transposedLeftScratch } from "../../runtime/kernels/scratch.ts";

describe("the scratch of a matrix product", () => {
  test.each([4, 8] as const)("of numbers of %i bytes stays below 64 kB, however long its sums are", (bytes) => {
    for (const inner of [1, 64, 65, 512, 100_000]) {
      expect(productScratch(inner, bytes)).toBeLessThan(65_536);
      expect(transposedLeftScratch(inner, bytes)).toBeLessThan(65_536);
    }
  });

  test.each([4, 8] as const)(
    "of numbers of %i bytes with a step of descent grows with the rows of a batch",
    (bytes) => {
      for (const rows of [1, 64, 65, 512, 100_000]) {
        const { scratch, scratchPerRow } = descendScratchOfBatch({ rows: true, times: 1 });
        expect(descendScratch(rows, bytes)).toBeLessThan(scratch + rows * scratchPerRow);
      }
    },
  );
});
