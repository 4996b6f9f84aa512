import { describe, expect, test } from "vitest";
import { PythonRandom } from "../../runtime/python-random.ts";

// Figures printed by CPython 3.11's `random`.
describe("PythonRandom", () => {
  test("draws random() of seed 42 as CPython does", () => {
    const random = new PythonRandom(42);
    const drawn = [random.randomSample(), random.randomSample(), random.randomSample()];
    expect(drawn).toEqual([0.6394267984578837, 0.025010755222666936, 0.27502931836911926]);
  });

  test("shuffles, then goes on with gauss(0, 0.08) in pairs, then with random()", () => {
    const random = new PythonRandom(42);
    const rows = Int32Array.from({ length: 10 }, (_, row) => row);
    random.shuffle(rows);
    expect([...rows]).toEqual([7, 3, 2, 8, 5, 6, 9, 4, 0, 1]);
    const weights = [0, 1, 2, 3].map(() => random.normal(0, 0.08));
    const cpython = [-0.017133769808763893, -0.010947942672173177, 0.04842078838969273, 0.032329643832483275];
    for (const [index, weight] of weights.entries()) expect(weight).toBeCloseTo(cpython[index] ?? 0, 15);
    expect(random.randomSample()).toBe(0.6020187290499803);
  });

  test("draws gauss(1, 2) and uniform(-1, 1) of seed 7", () => {
    const random = new PythonRandom(7);
    const drawn = [0, 1, 2, 3, 4].map(() => random.normal(1, 2));
    const cpython = [
      0.4882394231047992, 2.022863025033028, 0.5478076704337906, 0.36986315533762915, -0.8600363806455349,
    ];
    for (const [index, value] of drawn.entries()) expect(value).toBeCloseTo(cpython[index] ?? 0, 14);
    expect(random.uniform(-1, 1)).toBe(-0.8840021504505864);
  });

  test.each([-1, 0.5, 2 ** 32])("refuses the seed %d", (seed) => {
    expect(() => new PythonRandom(seed)).toThrow(RangeError);
  });
});
