import { expect, test } from "vitest";
import { argMax } from "../../runtime/arg-max.ts";

test.each([
  ["the greatest", [1, 7, 3], 1],
  ["the lowest index, on ties", [2, 5, 5], 1],
  ["the first where all are equal", [4, 4, 4], 0],
  ["-0 and 0 as equal", [-0, 0], 0],
  ["no NaN that comes later", [1, Number.NaN, 2], 2],
  ["0 where the first is NaN, which nothing is greater than", [Number.NaN, 5, 9], 0],
])("argMax finds %s", (_, values, index) => {
  expect(argMax(Float64Array.from(values), 0, values.length)).toBe(index);
});

test("argMax looks only at `count` values from `start` on", () => {
  expect(argMax(Float32Array.of(9, 1, 2, 9), 1, 2)).toBe(1);
});
