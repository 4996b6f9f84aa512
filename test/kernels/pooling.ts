import { describe, expect, test } from "vitest";
import { arena, firstDifference, precisions, rounding, someNumbers } from "./arena.ts";

interface Case {
  readonly size: readonly [number, number];
  readonly channels: number;
  readonly pool: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly padding: readonly [number, number];
  readonly outputs: readonly [number, number];
}

const samples = 3;
const plain: Case = { size: [7, 9], channels: 5, pool: [2, 2], stride: [2, 2], padding: [0, 0], outputs: [3, 4] };
const cases: readonly (readonly [name: string, Case])[] = [
  ...Array.from({ length: 17 }, (_, i) => [`${i + 1} channels`, { ...plain, channels: i + 1 }] as const),
  ["padding at the end", { ...plain, outputs: [4, 5] }],
  ["overlapping windows", { ...plain, pool: [3, 3], stride: [1, 2], padding: [1, 1], outputs: [7, 5] }],
  ["windows that leave cells out", { ...plain, stride: [3, 4], outputs: [3, 3] }],
  ["the whole image as a window", { ...plain, pool: [7, 9], stride: [7, 9], outputs: [1, 1] }],
];

/** The cells of each output's window that lie on the image, in row-major order: places in the input. */
function windows(of: Case): readonly (readonly number[])[] {
  const [rows, columns] = of.outputs;
  return Array.from({ length: samples * rows * columns * of.channels }, (_, position) => {
    const pixel = Math.floor(position / of.channels);
    const [n, y, x] = [Math.floor(pixel / (rows * columns)), Math.floor(pixel / columns) % rows, pixel % columns];
    const down = seen(y * of.stride[0] - of.padding[0], of.pool[0], of.size[0]);
    const along = seen(x * of.stride[1] - of.padding[1], of.pool[1], of.size[1]);
    const index = (iy: number, ix: number): number => (n * of.size[0] + iy) * of.size[1] + ix;
    return down.flatMap((iy) => along.map((ix) => index(iy, ix) * of.channels + (position % of.channels)));
  });
}

/** The places from `origin` on that lie on an axis. */
function seen(origin: number, count: number, size: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => origin + i).filter((index) => index >= 0 && index < size);
}

/** The place of the first greatest cell, or of the first NaN. */
function firstGreatest(values: ArrayLike<number>, cells: readonly number[]): number {
  const nan = cells.find((cell) => Number.isNaN(values[cell]));
  return nan ?? cells.reduce((best, cell) => (values[best] < values[cell] ? cell : best));
}

/** A gradient's way back through nothing, relu, sigmoid and tanh, from their output y. */
const slopes = (round: (x: number) => number): readonly ((y: number, upstream: number) => number)[] => [
  (_, upstream) => upstream,
  (y, upstream) => (y > 0 ? upstream : 0),
  (y, upstream) => round(upstream * round(y * round(1 - y))),
  (y, upstream) => round(upstream * round(1 - round(y * y))),
];

describe.each(precisions)("in %s", (precision) => {
  const round = rounding(precision);

  test.each(cases)("max pooling with %s takes the first greatest cell, or NaN, and goes back", (name, of) => {
    const { index, room, run, damage } = arena(precision);
    const count = samples * of.size[0] * of.size[1] * of.channels;
    // Few different values, so that there are ties, of 0 and −0 too; and a NaN here and there, but none in the first sample.
    const values = someNumbers(count, 1).map((x, i) => (i % 61 === 60 && i > count / 3 ? NaN : Math.round(2 * x) / 2));
    const [input, all] = [index(values), windows(of)];
    // −0 among them: a sum from 0 makes it 0.
    const upstream = index(someNumbers(all.length, 2).map((x, i) => (i % 7 === 0 ? -0 : x)));
    const [output, result] = [room(all.length), room(count)];
    const geometry = [...of.outputs, ...of.pool, ...of.stride, ...of.padding] as const;
    const rows = samples * of.outputs[0];
    const image = [input.offset, ...of.size, of.channels, output.offset] as const;
    run("maxPooling2d", name, ...image, ...geometry, 0, rows >> 1);
    run("maxPooling2d", name, ...image, ...geometry, rows >> 1, rows);
    expect(
      firstDifference(
        output.values,
        all.map((cells) => values[firstGreatest(values, cells)]),
      ),
    ).toBe("nowhere");
    const gradient = new Array<number>(count).fill(0);
    all.forEach((cells, i) => {
      const cell = firstGreatest(values, cells);
      gradient[cell] = round(gradient[cell] + upstream.values[i]);
    });
    slopes(round).forEach((back, activation) => {
      for (const [from, to] of [
        [0, 1],
        [1, samples],
      ]) {
        const ranges = [
          upstream.offset,
          ...of.outputs,
          result.offset,
          ...of.pool,
          ...of.stride,
          ...of.padding,
        ] as const;
        run("maxPooling2dGradient", name, ...image, ...ranges, activation, from, to);
      }
      const expected = gradient.map((each, i) => back(values[i], each));
      expect(firstDifference(result.values, expected)).toBe("nowhere");
    });
    expect(damage()).toBe("nowhere");
  });

  test.each(cases)("average pooling with %s divides by the cells on the image", (name, of) => {
    const { index, room, run, damage } = arena(precision);
    const count = samples * of.size[0] * of.size[1] * of.channels;
    const [input, all] = [index(someNumbers(count, 1)), windows(of)];
    const upstream = index(someNumbers(all.length, 2));
    const [output, result] = [room(all.length), room(count)];
    const windowShape = [...of.pool, ...of.stride, ...of.padding] as const;
    const rows = samples * of.outputs[0];
    for (const [from, to] of [
      [0, rows >> 1],
      [rows >> 1, rows],
    ]) {
      const ranges = [input.offset, ...of.size, of.channels, output.offset, ...of.outputs] as const;
      run("averagePooling2d", name, ...ranges, ...windowShape, from, to);
    }
    const means = all.map((cells) => {
      return round(cells.reduce((sum, cell) => round(sum + input.values[cell]), 0) / cells.length);
    });
    expect(firstDifference(output.values, means)).toBe("nowhere");
    for (const [from, to] of [
      [0, 1],
      [1, samples],
    ]) {
      const ranges = [upstream.offset, ...of.outputs, result.offset, ...of.size, of.channels] as const;
      run("averagePooling2dGradient", name, ...ranges, ...windowShape, from, to);
    }
    const gradient = new Array<number>(count).fill(0);
    all.forEach((cells, i) => {
      const share = round(upstream.values[i] / cells.length);
      for (const cell of cells) gradient[cell] = round(gradient[cell] + share);
    });
    expect(firstDifference(result.values, gradient)).toBe("nowhere");
    expect(damage()).toBe("nowhere");
  });
});
