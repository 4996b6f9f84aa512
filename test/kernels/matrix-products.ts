import { describe, expect, test } from "vitest";
import { descendScratch, productScratch, transposedLeftScratch } from "../../runtime/kernels/scratch.ts";
import { activations } from "./activations.ts";
import {
  arena,
  bytesOf,
  firstDifference,
  type PrecisionName,
  precisions,
  rounding,
  sizes,
  someNumbers,
} from "./arena.ts";

/** Rows, terms of the sum, columns: every size in each place, and sums that are long, or longer than a panel. */
const shapes: readonly (readonly [rows: number, inner: number, columns: number])[] = [
  ...sizes.map((n) => [n, 5, 9] as const),
  ...sizes.map((n) => [6, n, 11] as const),
  ...sizes.map((n) => [5, 7, n] as const),
  ...sizes.map((n) => [n, 69, 9] as const),
  ...sizes.map((n) => [6, 66, n] as const),
  [135, 65, 5],
  [1024, 67, 9],
  [6, 131, 9],
  [9, 1061, 13],
];

/** Σₖ left(r, k) · right(k, u), k ascending, from `start(u)`. */
function sums(
  precision: PrecisionName,
  [rows, inner, columns]: readonly [number, number, number],
  left: (r: number, k: number) => number,
  right: (k: number, u: number) => number,
  start: (u: number) => number = () => 0,
): number[] {
  const round = rounding(precision);
  return Array.from({ length: rows * columns }, (_, position) => {
    const [r, u] = [Math.floor(position / columns), position % columns];
    let sum = start(u);
    for (let k = 0; k < inner; k++) sum = round(sum + round(left(r, k) * right(k, u)));
    return sum;
  });
}

describe.each(precisions)("a matrix product in %s", (precision) => {
  test.each(shapes)("of %i × %i × %i starts from the bias and ends in the activation", (rows, inner, columns) => {
    for (const activation of [0, 1, 2, 3]) {
      const { index, room, run, scratch, damage } = arena(precision);
      const [a, b, bias] = [
        index(someNumbers(rows * (inner + 2), 1)),
        index(someNumbers(inner * columns, 2)),
        index(someNumbers(columns, 3)),
      ];
      const output = room(rows * columns);
      const split = rows >> 1;
      for (const [from, to] of [
        [0, split],
        [split, rows],
      ]) {
        run(
          "affine",
          `${rows}×${inner}×${columns}`,
          ...([a.offset, inner + 2, b.offset, columns, bias.offset, output.offset, columns] as const),
          ...([from, to, inner, columns, activation, scratch] as const),
        );
      }
      const expected = sums(
        precision,
        [rows, inner, columns],
        (r, k) => a.values[r * (inner + 2) + k],
        (k, u) => b.values[k * columns + u],
        (u) => bias.values[u],
      ).map(activations[precision][activation]);
      expect(firstDifference(output.values, expected)).toBe("nowhere");
      expect(damage(productScratch(inner, bytesOf[precision]))).toBe("nowhere");
    }
  });

  test.each(shapes)("of %i × %i × %i starts from zero where there is no bias", (rows, inner, columns) => {
    const { index, room, run, scratch, damage } = arena(precision);
    const [a, b] = [index(someNumbers(rows * inner, 4)), index(someNumbers(inner * (columns + 1), 5))];
    const output = room(rows * columns);
    run(
      "matrixProduct",
      `${rows}×${inner}×${columns}`,
      ...([
        a.offset,
        inner,
        b.offset,
        columns + 1,
        output.offset,
        columns,
        0,
        rows,
        inner,
        columns,
        0,
        scratch,
      ] as const),
    );
    const expected = sums(
      precision,
      [rows, inner, columns],
      (r, k) => a.values[r * inner + k],
      (k, u) => b.values[k * (columns + 1) + u],
    );
    expect(firstDifference(output.values, expected)).toBe("nowhere");
    expect(damage(productScratch(inner, bytesOf[precision]))).toBe("nowhere");
  });

  test.each(shapes)("of %i × %i × %i takes its right factor transposed", (rows, inner, columns) => {
    const { index, room, run, scratch, damage } = arena(precision);
    const [a, b] = [index(someNumbers(rows * inner, 6)), index(someNumbers(inner * columns, 7))];
    const output = room(rows * columns);
    run(
      "matrixProductTransposedRight",
      `${rows}×${inner}×${columns}`,
      ...([a.offset, inner, b.offset, inner, output.offset, columns, 0, rows, inner, columns, scratch] as const),
    );
    const expected = sums(
      precision,
      [rows, inner, columns],
      (r, k) => a.values[r * inner + k],
      (k, u) => b.values[u * inner + k],
    );
    expect(firstDifference(output.values, expected)).toBe("nowhere");
    expect(damage(productScratch(inner, bytesOf[precision]))).toBe("nowhere");
  });

  test.each(shapes)("of %i × %i × %i takes its left factor transposed", (rows, inner, columns) => {
    const { index, room, run, scratch, damage } = arena(precision);
    const [a, b] = [index(someNumbers(rows * inner, 8)), index(someNumbers(inner * columns, 9))];
    const output = room(rows * columns);
    const split = rows >> 1;
    for (const [from, to] of [
      [0, split],
      [split, rows],
    ]) {
      run(
        "matrixProductTransposedLeft",
        `${rows}×${inner}×${columns}`,
        ...([a.offset, rows, b.offset, columns, output.offset, columns, from, to, inner, columns, scratch] as const),
      );
    }
    const expected = sums(
      precision,
      [rows, inner, columns],
      (r, k) => a.values[k * rows + r],
      (k, u) => b.values[k * columns + u],
    );
    expect(firstDifference(output.values, expected)).toBe("nowhere");
    expect(damage(transposedLeftScratch(inner, bytesOf[precision]))).toBe("nowhere");
  });

  test.each(shapes)("of %i × %i × %i is the gradient by which weights descend", (rows, inner, columns) => {
    const { index, run, scratch, damage } = arena(precision);
    const round = rounding(precision);
    const rate = round(0.3);
    const [a, b] = [index(someNumbers(rows * inner, 8)), index(someNumbers(inner * columns, 9))];
    const weights = index(someNumbers(rows * columns, 10));
    const before = weights.values.slice();
    run(
      "descendByProduct",
      `${rows}×${inner}×${columns}`,
      ...([
        a.offset,
        rows,
        b.offset,
        columns,
        weights.offset,
        columns,
        0,
        rows,
        inner,
        columns,
        rate,
        scratch,
      ] as const),
    );
    const expected = sums(
      precision,
      [rows, inner, columns],
      (r, k) => a.values[k * rows + r],
      (k, u) => b.values[k * columns + u],
    ).map((sum, i) => round(before[i] - round(rate * sum)));
    expect(firstDifference(weights.values, expected)).toBe("nowhere");
    expect(damage(descendScratch(inner, bytesOf[precision]))).toBe("nowhere");
  });
});
