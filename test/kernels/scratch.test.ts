import { describe, expect, test } from "vitest";
import { productScratch, transposedLeftScratch } from "../../runtime/kernels/scratch.ts";

describe("the scratch of a matrix product", () => {
  test.each([4, 8] as const)("of numbers of %i bytes stays below 64 kB, however long its sums are", (bytes) => {
    for (const inner of [1, 64, 65, 512, 100_000]) {
      expect(productScratch(inner, bytes)).toBeLessThan(65_536);
      expect(transposedLeftScratch(inner, bytes)).toBeLessThan(65_536);
    }
  });
});
