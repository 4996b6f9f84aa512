import { describe, expect, test } from "vitest";
import { arena, firstDifference, precisions, rounding, sizes, someNumbers } from "./arena.ts";

const shapes = sizes.flatMap((columns) => [1, 2, 4, 5, 11].map((rows) => [rows, columns] as const));

describe.each(precisions)("in %s", (precision) => {
  const round = rounding(precision);

  const rowsOf = (values: ArrayLike<number>, columns: number): readonly (readonly number[])[] =>
    Array.from({ length: values.length / columns }, (_, r) => Array.from(values).slice(r * columns, (r + 1) * columns));
  const wideSum = (row: readonly number[]): number => row.reduce((a, b) => a + b, 0);
  const squares = (row: readonly number[]): number => wideSum(row.map((x) => x * x));

  test.each(shapes)("the mean of each row of %i × %i is taken away", (rows, columns) => {
    const { index, room, run, scratch, damage } = arena(precision);
    const [input, output] = [index(someNumbers(rows * columns, 1)), room(rows * columns)];
    for (const [from, to] of [
      [0, rows >> 1],
      [rows >> 1, rows],
    ]) {
      run("centerLast", `${rows}×${columns}`, input.offset, columns, output.offset, from, to, scratch);
    }
    const expected = rowsOf(input.values, columns).flatMap((row) => {
      const mean = round(wideSum(row) / columns);
      return row.map((x) => round(x - mean));
    });
    expect(firstDifference(output.values, expected)).toBe("nowhere");
    expect(damage(32)).toBe("nowhere");
  });

  test.each(shapes)(
    "the rows of %i × %i are divided by their root mean square, and so are gradients",
    (rows, columns) => {
      for (const divisor of [columns, 1]) {
        const { index, room, run, scratch, damage } = arena(precision);
        const [x, g] = [index(someNumbers(rows * columns, 1)), index(someNumbers(rows * columns, 2))];
        const [y, result] = [room(rows * columns), room(rows * columns)];
        for (const [from, to] of [
          [0, rows >> 1],
          [rows >> 1, rows],
        ]) {
          const key = `${rows}×${columns}`;
          const numbers = [columns, divisor, 0.001] as const;
          run("normalizeLast", key, x.offset, ...numbers, y.offset, from, to, scratch);
          const given = [x.offset, y.offset, g.offset] as const;
          run("normalizeLastGradient", key, ...given, ...numbers, result.offset, from, to, scratch);
        }
        const factors = rowsOf(x.values, columns).map((row) => round(1 / Math.sqrt(squares(row) / divisor + 0.001)));
        const expected = Array.from(x.values, (each, i) => round(each * factors[Math.floor(i / columns)]));
        expect(firstDifference(y.values, expected)).toBe("nowhere");
        const gs = rowsOf(g.values, columns);
        const gradients = rowsOf(y.values, columns).flatMap((row, r) => {
          const slope = round(wideSum(row.map((each, i) => gs[r][i] * each)) / divisor);
          return row.map((each, i) => round(round(gs[r][i] - round(each * slope)) * factors[r]));
        });
        expect(firstDifference(result.values, gradients)).toBe("nowhere");
        expect(damage(64)).toBe("nowhere");
      }
    },
  );

  test.each(sizes)("two axes of sizes %i and 5, or 5 and that, change places", (size) => {
    for (const [first, second, run_] of [
      [size, 5, 1],
      [5, size, 1],
      [2, 3, size],
    ]) {
      const { index, room, run } = arena(precision);
      const block = first * second * run_;
      const [input, output] = [index(someNumbers(2 * block, 1)), room(2 * block)];
      for (const n of [0, 1]) {
        const key = `${first}×${second}×${run_}`;
        run("swapAxes", key, input.offset, output.offset, first, second, run_, n, n + 1);
      }
      const expected = Array.from(input.values, (_, position) => {
        const [k, i] = [position % run_, Math.floor(position / run_) % first];
        const [j, n] = [Math.floor(position / run_ / first) % second, Math.floor(position / block)];
        return input.values[n * block + (i * second + j) * run_ + k];
      });
      expect(firstDifference(output.values, expected)).toBe("nowhere");
    }
  });
});
