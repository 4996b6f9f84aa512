import { describe, expect, test } from "vitest";
import { arena, firstDifference, precisions, rounding, someNumbers } from "./arena.ts";

/** Up to the lanes of several vectors, with every remainder. */
const sizes = Array.from({ length: 17 }, (_, i) => i + 1);

/** Indices of a table of 4 rows; the last three are none. */
const indices = [2, 0, 2, 3, 2, 4, -1, 0.5];

describe.each(precisions)("in %s", (precision) => {
  const round = rounding(precision);

  test.each(sizes)("gatherRows takes rows of %i numbers by their index, NaN for none", (size) => {
    const { index, room, run, damage } = arena(precision);
    const [where, table] = [index(indices), index(someNumbers(4 * size, 1))];
    const output = room(8 * size);
    run("gatherRows", `${size}`, where.offset, table.offset, 4, size, output.offset, 0, 3);
    run("gatherRows", `${size}`, where.offset, table.offset, 4, size, output.offset, 3, 8);
    const expected = indices.flatMap((row, position) =>
      Array.from({ length: size }, (_, i) => (position < 5 ? table.values[row * size + i] : Number.NaN)),
    );
    expect(firstDifference(output.values, expected)).toBe("nowhere");
    expect(damage(0)).toBe("nowhere");
  });

  test.each(sizes)("scatterRows adds rows of %i numbers in their order", (size) => {
    const { index, room, run, damage } = arena(precision);
    const [where, values] = [index(indices), index(someNumbers(8 * size, 2))];
    const output = room(4 * size);
    run("scatterRows", `${size}`, where.offset, 8, values.offset, 4, size, output.offset, 0, 1);
    run("scatterRows", `${size}`, where.offset, 8, values.offset, 4, size, output.offset, 1, 4);
    const expected = Array.from({ length: 4 * size }, (_, at) =>
      indices.reduce(
        (sum, row, position) =>
          row === Math.floor(at / size) ? round(sum + (values.values[position * size + (at % size)] as number)) : sum,
        0,
      ),
    );
    expect(firstDifference(output.values, expected)).toBe("nowhere");
    expect(damage(0)).toBe("nowhere");
  });
});
