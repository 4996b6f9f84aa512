import { describe, expect, test } from "vitest";
import { exp, expFloat32 } from "../../runtime/exp.ts";
import { crossentropyScratch } from "../../runtime/kernels/scratch.ts";
import { log, logFloat32 } from "../../runtime/log.ts";
import { arena, bytesOf, firstDifference, precisions, rounding, sizes, someNumbers } from "./arena.ts";

const shapes = sizes.flatMap((columns) => [1, 2, 3, 4, 5, 11].map((rows) => [rows, columns] as const));

describe.each(precisions)("in %s", (precision) => {
  const round = rounding(precision);
  const e = precision === "Float32" ? expFloat32 : exp;
  const ln = precision === "Float32" ? logFloat32 : log;

  /** The rows of a matrix, each as a plain list. */
  const rowsOf = (values: ArrayLike<number>, columns: number): readonly (readonly number[])[] =>
    Array.from({ length: values.length / columns }, (_, r) => Array.from(values).slice(r * columns, (r + 1) * columns));
  const greatest = (row: readonly number[]): number => row.reduce((a, b) => (a < b ? b : a));
  const sum = (row: readonly number[]): number => row.reduce((a, b) => round(a + b), 0);
  const wideSum = (row: readonly number[]): number => row.reduce((a, b) => a + b, 0);
  const softmaxOf = (row: readonly number[]): readonly number[] => {
    const powers = row.map((x) => e(round(x - greatest(row))));
    return powers.map((power) => round(power / sum(powers)));
  };
  const wild = (count: number, seed: number): readonly number[] => someNumbers(count, seed).map((x) => 12 * x);

  test.each(shapes)("softmax of %i × %i divides by each row's sum", (rows, columns) => {
    const { index, room, run, scratch, damage } = arena(precision);
    const input = index(wild(rows * columns, 1));
    const output = room(rows * columns);
    run("softmax", `${rows}×${columns}`, input.offset, columns, output.offset, 0, rows >> 1, scratch);
    run("softmax", `${rows}×${columns}`, input.offset, columns, output.offset, rows >> 1, rows, scratch);
    expect(firstDifference(output.values, rowsOf(input.values, columns).flatMap(softmaxOf))).toBe("nowhere");
    expect(damage(32)).toBe("nowhere");
  });

  test.each([NaN, Infinity, -Infinity])("softmax of a row with %d is the loops' too", (value) => {
    for (let place9 = 0; place9 < 9; place9++) {
      const { index, room, run, scratch } = arena(precision);
      const input = index(wild(18, 1).map((x, i) => (i === place9 ? value : x)));
      const output = room(18);
      run("softmax", "special", input.offset, 9, output.offset, 0, 2, scratch);
      expect(firstDifference(output.values, rowsOf(input.values, 9).flatMap(softmaxOf))).toBe("nowhere");
    }
  });

  test.each(shapes)("softmaxCrossentropy of %i × %i sums in float64", (rows, columns) => {
    const { index, room, run, scratch, damage } = arena(precision);
    const [x, t] = [index(wild(rows * columns, 1)), index(someNumbers(rows * columns, 2))];
    const output = room(rows);
    const key = `${rows}×${columns}`;
    run("softmaxCrossentropy", key, x.offset, t.offset, columns, output.offset, 0, rows >> 1, scratch);
    run("softmaxCrossentropy", key, x.offset, t.offset, columns, output.offset, rows >> 1, rows, scratch);
    const targets = rowsOf(t.values, columns);
    const expected = rowsOf(x.values, columns).map((row, r) => {
      const below = row.map((each) => round(each - greatest(row)));
      const logSum = ln(round(wideSum(below.map(e))));
      return round(-wideSum(below.map((each, i) => round(targets[r][i] * round(each - logSum)))));
    });
    expect(firstDifference(output.values, expected)).toBe("nowhere");
    expect(damage(crossentropyScratch(columns, bytesOf[precision]))).toBe("nowhere");
  });

  test.each(shapes)("the gradients of softmax of %i × %i sum along the row first", (rows, columns) => {
    const { index, room, run, scratch, damage } = arena(precision);
    const [p, g] = [index(someNumbers(rows * columns, 1)), index(someNumbers(rows * columns, 2))];
    const [slope, gradient] = [room(rows * columns), room(rows * columns)];
    const key = `${rows}×${columns}`;
    for (const [from, to] of [
      [0, rows >> 1],
      [rows >> 1, rows],
    ]) {
      run("softmaxCrossentropySlope", key, p.offset, g.offset, columns, slope.offset, from, to, scratch);
      run("softmaxGradient", key, p.offset, g.offset, columns, gradient.offset, from, to, scratch);
    }
    const gs = rowsOf(g.values, columns);
    const slopes = rowsOf(p.values, columns).flatMap((row, r) =>
      row.map((each, i) => round(round(sum(gs[r]) * each) - gs[r][i])),
    );
    const gradients = rowsOf(p.values, columns).flatMap((row, r) => {
      const mean = sum(row.map((each, i) => round(gs[r][i] * each)));
      return row.map((each, i) => round(each * round(gs[r][i] - mean)));
    });
    expect(firstDifference(slope.values, slopes)).toBe("nowhere");
    expect(firstDifference(gradient.values, gradients)).toBe("nowhere");
    expect(damage(32)).toBe("nowhere");
  });

  test.each(shapes)("sums of %i × %i go down the columns, along the rows and over everything", (rows, columns) => {
    const { index, room, run, scratch, damage } = arena(precision);
    const input = index(someNumbers(rows * columns, 1));
    const [ofColumns, ofRows] = [room(columns), room(rows)];
    const key = `${rows}×${columns}`;
    run("sumColumns", key, input.offset, rows, columns, ofColumns.offset, 0, columns >> 1);
    run("sumColumns", key, input.offset, rows, columns, ofColumns.offset, columns >> 1, columns);
    run("sumLast", key, input.offset, columns, ofRows.offset, 0, rows >> 1, scratch);
    run("sumLast", key, input.offset, columns, ofRows.offset, rows >> 1, rows, scratch);
    const all = rowsOf(input.values, columns);
    const down = all.reduce(
      (sums, row) => sums.map((each, i) => round(each + row[i])),
      new Array<number>(columns).fill(0),
    );
    expect(firstDifference(ofColumns.values, down)).toBe("nowhere");
    expect(
      firstDifference(
        ofRows.values,
        all.map((row) => round(wideSum(row))),
      ),
    ).toBe("nowhere");
    expect(run("sumAll", key, input.offset, rows * columns)).toBe(wideSum(Array.from(input.values)));
    expect(damage(32)).toBe("nowhere");
  });

  test.each(sizes)("one number among %i that is NaN or greater than allowed is found wherever it stands", (size) => {
    const most = precision === "Float32" ? 3.4028234663852886e38 : Number.MAX_VALUE;
    for (const [value, limit] of [...[NaN, Infinity, -Infinity].map((each) => [each, most]), [-8.5, 8], [9, 8]]) {
      for (let at = 0; at < size; at++) {
        const { index, run } = arena(precision);
        const input = index([limit, ...someNumbers(size, 1).slice(1)]);
        expect(run("anyBeyond", size, input.offset, limit, 0, size)).toBe(0);
        input.values[at] = value;
        expect(run("anyBeyond", size, input.offset, limit, 0, size)).toBe(1);
        expect(run("anyBeyond", size, input.offset, limit, at + 1, size)).toBe(0);
      }
    }
  });
});
