import { describe, expect, test } from "vitest";
import { exp, expFloat32 } from "../../runtime/exp.ts";
import { productScratch, transposedLeftScratch } from "../../runtime/kernels/scratch.ts";
import { arena, bytesOf, firstDifference, precisions, rounding, sizes, someNumbers } from "./arena.ts";

describe.each(precisions)("in %s", (precision) => {
  const round = rounding(precision);
  const e = precision === "Float32" ? expFloat32 : exp;

  test.each(sizes)("softmax over the kept ones of %i keys is 0 for the others", (keys) => {
    const [samples, heads, queries] = [2, 3, 5];
    const rows = samples * heads * queries;
    for (const causal of [false, true]) {
      for (const masked of [false, true]) {
        const { index, room, run, scratch, damage } = arena(precision);
        const x = index(someNumbers(rows * keys, 1).map((each) => 12 * each));
        // The keys of the second sample are all left out.
        const mask = index(someNumbers(samples * keys, 2).map((each, i) => (i < keys && each > 0 ? 1 : 0)));
        const output = room(rows * keys);
        const given = [x.offset, keys, mask.offset, masked ? heads * queries : 0, causal ? queries : 0] as const;
        for (const [from, to] of [
          [0, 7],
          [7, rows],
        ]) {
          run("softmaxOfKept", `${keys} ${causal} ${masked}`, ...given, output.offset, from, to, scratch);
        }
        const expected = Array.from({ length: rows }, (_, r) => {
          const sample = Math.floor(r / (heads * queries));
          const isKept = (key: number) =>
            (!causal || key <= r % queries) && (!masked || mask.values[sample * keys + key] !== 0);
          const row = Array.from({ length: keys }, (_, key) => x.values[r * keys + key]);
          const most = row.filter((_, key) => isKept(key)).reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
          const powers = row.map((each, key) => (isKept(key) ? e(round(each - most)) : 0));
          const sum = powers.reduce((a, b) => round(a + b), 0);
          return powers.map((power, key) => (isKept(key) ? round(power / sum) : 0));
        }).flat();
        expect(firstDifference(output.values, expected)).toBe("nowhere");
        expect(damage(32)).toBe("nowhere");
      }
    }
  });

  const shapes = [
    ...sizes.map((n) => [n, 5, 9] as const),
    ...sizes.map((n) => [6, n, 11] as const),
    ...sizes.map((n) => [5, 7, n] as const),
  ];

  test.each(shapes)(
    "products of %i × %i × %i for each slice, beside each other or inside rows",
    (rows, inner, columns) => {
      const [blocks, slices] = [2, 3];
      /** Steps of a tensor of matrices of these sizes, and the index of an element. */
      const layout = (r: number, c: number, isInner: boolean) => {
        const steps = isInner ? ([slices * r * c, c, slices * c] as const) : ([slices * r * c, r * c, c] as const);
        return {
          steps,
          at: (n: number, s: number, y: number, x: number) => n * steps[0] + s * steps[1] + y * steps[2] + x,
        };
      };
      for (const name of ["batchedProduct", "batchedProductTransposedRight", "batchedProductTransposedLeft"] as const) {
        for (const isInner of [false, true]) {
          const { index, room, run, scratch, damage } = arena(precision);
          const isLeft = name.endsWith("Left");
          const isRight = name.endsWith("Right");
          const a = layout(isLeft ? inner : rows, isLeft ? rows : inner, isInner);
          const b = layout(isRight ? columns : inner, isRight ? inner : columns, !isInner);
          const out = layout(rows, columns, isInner);
          const left = index(someNumbers(blocks * a.steps[0], 1));
          const right = index(someNumbers(blocks * b.steps[0], 2));
          const output = room(blocks * out.steps[0]);
          for (const n of [0, 1]) {
            const arrays = [left.offset, ...a.steps, right.offset, ...b.steps, output.offset, ...out.steps] as const;
            run(name, `${rows}×${inner}×${columns}`, ...arrays, n, n + 1, slices, rows, inner, columns, scratch);
          }
          const expected = new Array<number>(blocks * out.steps[0]);
          for (let n = 0; n < blocks; n++) {
            for (let s = 0; s < slices; s++) {
              for (let r = 0; r < rows; r++) {
                for (let c = 0; c < columns; c++) {
                  let sum = 0;
                  for (let i = 0; i < inner; i++) {
                    const x = left.values[isLeft ? a.at(n, s, i, r) : a.at(n, s, r, i)];
                    const y = right.values[isRight ? b.at(n, s, c, i) : b.at(n, s, i, c)];
                    sum = round(sum + round(x * y));
                  }
                  expected[out.at(n, s, r, c)] = sum;
                }
              }
            }
          }
          expect(firstDifference(output.values, expected)).toBe("nowhere");
          const allowed = (isLeft ? transposedLeftScratch : productScratch)(inner, bytesOf[precision]);
          expect(damage(allowed)).toBe("nowhere");
        }
      }
    },
  );
});
