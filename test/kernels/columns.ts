import { describe, expect, test } from "vitest";
import { arena, firstDifference, precisions, rounding, sizes, someNumbers } from "./arena.ts";

const shapes: readonly (readonly [rows: number, columns: number])[] = [
  ...sizes.flatMap((columns) => [1, 5].map((rows) => [rows, columns] as const)),
  [33, 6],
];

describe.each(precisions)("in %s", (precision) => {
  const round = rounding(precision);

  /** round((Σᵣ term(r · columns + c)) / rows) for each column. */
  const means = (rows: number, columns: number, term: (at: number, column: number) => number): readonly number[] =>
    Array.from({ length: columns }, (_, column) => {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += term(row * columns + column, column);
      return round(sum / rows);
    });

  test.each(shapes)("statistics of the columns of %i × %i are summed in float64", (rows, columns) => {
    const { index, room, run, damage } = arena(precision);
    const [x, y, mean] = [rows * columns, rows * columns, columns].map((count, seed) =>
      index(someNumbers(count, seed)),
    );
    const [a, b, m] = [x.values, y.values, mean.values];
    const [key, split] = [`${rows}×${columns}`, columns >> 1];
    const [ofValues, ofProducts, variances] = [room(columns), room(columns), room(columns)];
    for (const [from, to] of [
      [0, split],
      [split, columns],
    ]) {
      run("meanOfColumns", key, x.offset, rows, columns, ofValues.offset, from, to);
      run("meanOfColumnProducts", key, x.offset, y.offset, rows, columns, ofProducts.offset, from, to);
      run("varianceOfColumns", key, x.offset, mean.offset, rows, columns, variances.offset, from, to);
    }
    const squares = means(rows, columns, (at, column) => (a[at] - m[column]) * (a[at] - m[column]));
    expect(
      firstDifference(
        ofValues.values,
        means(rows, columns, (at) => a[at]),
      ),
    ).toBe("nowhere");
    expect(
      firstDifference(
        ofProducts.values,
        means(rows, columns, (at) => round(a[at] * b[at])),
      ),
    ).toBe("nowhere");
    expect(firstDifference(variances.values, squares)).toBe("nowhere");
    expect(damage()).toBe("nowhere");
  });

  test.each(shapes)("sums of the columns of products of %i × %i go down from 0", (rows, columns) => {
    const { index, room, run, damage } = arena(precision);
    const [x, y] = [index(someNumbers(rows * columns, 1)), index(someNumbers(rows * columns, 2))];
    const [output, split] = [room(columns), columns >> 1];
    for (const [from, to] of [
      [0, split],
      [split, columns],
    ]) {
      run("sumColumnProducts", `${rows}×${columns}`, x.offset, y.offset, rows, columns, output.offset, from, to);
    }
    const expected = Array.from({ length: columns }, (_, column) => {
      let sum = 0;
      for (let at = column; at < rows * columns; at += columns) sum = round(sum + round(x.values[at] * y.values[at]));
      return sum;
    });
    expect(firstDifference(output.values, expected)).toBe("nowhere");
    expect(damage()).toBe("nowhere");
  });

  test.each(shapes)("each number of %i × %i meets those of its column", (rows, columns) => {
    const { index, room, run, damage } = arena(precision);
    const [x, y] = [index(someNumbers(rows * columns, 1)), index(someNumbers(rows * columns, 2))];
    const [first, second, third] = [3, 4, 5].map((seed) => index(someNumbers(columns, seed)));
    const [a, b, f, s, t] = [x, y, first, second, third].map(({ values }) => values);
    const output = room(rows * columns);
    const column = (i: number): number => i % columns;
    const check = (expected: (i: number) => number, call: (from: number, to: number) => void): void => {
      output.values.fill(0);
      call(0, rows >> 1);
      call(rows >> 1, rows);
      expect(
        firstDifference(
          output.values,
          Array.from(output.values, (_, i) => expected(i)),
        ),
      ).toBe("nowhere");
    };
    const key = `${rows}×${columns}`;
    check(
      (i) => round(round(a[i] - f[column(i)]) / s[column(i)]),
      (from, to) =>
        run("standardizeColumns", key, x.offset, first.offset, second.offset, output.offset, columns, from, to),
    );
    check(
      (i) => round(a[i] * f[column(i)]),
      (from, to) => run("multiplyColumns", key, x.offset, first.offset, output.offset, columns, from, to),
    );
    check(
      (i) => round(a[i] + f[column(i)]),
      (from, to) => run("addColumns", key, x.offset, first.offset, output.offset, columns, from, to),
    );
    const given = [x, y, first, second, third].map(({ offset }) => offset) as [number, number, number, number, number];
    check(
      (i) => round(round(round(a[i] - f[column(i)]) - round(b[i] * s[column(i)])) / t[column(i)]),
      (from, to) => run("standardizeColumnsGradient", key, ...given, output.offset, columns, from, to),
    );
    expect(damage()).toBe("nowhere");
  });
});
