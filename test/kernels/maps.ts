import { describe, expect, test } from "vitest";
import { erf } from "../../runtime/erf.ts";
import { exp, expFloat32 } from "../../runtime/exp.ts";
import type { KernelsOfOnePrecision } from "../../runtime/kernels/kernels.gen.ts";
import { log, logFloat32 } from "../../runtime/log.ts";
import { log1p, log1pFloat32 } from "../../runtime/log1p.ts";
import { sigmoid, sigmoidFloat32 } from "../../runtime/sigmoid.ts";
import { tanh, tanhFloat32 } from "../../runtime/tanh.ts";
import { evenlyFrom, everyMagnitude } from "../runtime/sample-points.ts";
import { arena, firstDifference, type PrecisionName, precisions, rounding, sizes, someNumbers } from "./arena.ts";

/** Edges of every function, and all magnitudes with both signs. */
const special = [0, -0, 1, -1, 0.5, Infinity, -Infinity, NaN, 88.73, -87.4, -103.9, 709.78, -745.13, 710, -746, 6, 22];
const points = [
  ...special,
  ...[
    2 ** -149,
    -(2 ** -149),
    2 ** -126,
    5e-324,
    2.2250738585072014e-308,
    3.4028234663852886e38,
    1.7976931348623157e308,
  ],
  ...evenlyFrom(-30, 30, 3000),
  ...evenlyFrom(-800, 800, 3000),
  ...everyMagnitude(-1074, 1023, 5000),
  // tanh changes its formula at 6, log its exponent at √½ · 2^k: in float64 the upper half of the bits decides.
  ...evenlyFrom(5.9, 6.6, 3000),
  // erf changes its formula at 0.84375, 1.25 and 6, gelu √2 times as far.
  ...[0.84375, 1.25, 6].flatMap((x) => evenlyFrom(x * Math.SQRT2 - 1e-6, x * Math.SQRT2 + 1e-6, 50)),
  ...everyMagnitude(-20, 20, 800).map((x) => 2 ** Math.floor(Math.log2(x)) * Math.SQRT1_2 * (1 + (x % 1e-3) * 2e-6)),
  ...everyMagnitude(-20, 20, 800).map((x) => 2 ** Math.floor(Math.log2(x)) * 1.41421318 * (1 + (x % 1e-3) * 2e-4)),
  ...everyMagnitude(-149, 127, 3000).map((x) => -x),
];

type MapName = {
  [Name in keyof KernelsOfOnePrecision]: Parameters<KernelsOfOnePrecision[Name]> extends [
    number,
    number,
    number,
    number,
  ]
    ? Name
    : never;
}[keyof KernelsOfOnePrecision];

const positive = (x: number): number => (x < 0 ? 0 : x);

const maps: Readonly<Record<Exclude<MapName, "anyBeyond">, Readonly<Record<PrecisionName, (x: number) => number>>>> = {
  exponential: { Float32: expFloat32, Float64: exp },
  logarithm: { Float32: logFloat32, Float64: log },
  hyperbolicTangent: { Float32: tanhFloat32, Float64: tanh },
  sigmoid: { Float32: sigmoidFloat32, Float64: sigmoid },
  relu: { Float32: positive, Float64: positive },
  softplus: {
    Float32: (x) => Math.fround(positive(x) + log1pFloat32(expFloat32(-Math.abs(x)))),
    Float64: (x) => positive(x) + log1p(exp(-Math.abs(x))),
  },
  twiceNormal: {
    Float32: (x) => Math.fround(1 + Math.fround(erf(Math.fround(Math.fround(Math.SQRT1_2) * x)))),
    Float64: (x) => 1 + erf(Math.SQRT1_2 * x),
  },
  square: { Float32: (x) => Math.fround(x * x), Float64: (x) => x * x },
  squareRoot: { Float32: (x) => Math.fround(Math.sqrt(x)), Float64: Math.sqrt },
  negate: { Float32: (x) => -x, Float64: (x) => -x },
  absolute: { Float32: Math.abs, Float64: Math.abs },
};

describe.each(precisions)("in %s", (precision) => {
  const round = rounding(precision);
  const e = precision === "Float32" ? expFloat32 : exp;
  const mapNames = Object.keys(maps) as (keyof typeof maps)[];

  test.each(mapNames)("%s has the loops' bits at every kind of number", (name) => {
    const { index, room, run } = arena(precision);
    const input = index(points);
    const output = room(points.length);
    run(name, "points", input.offset, output.offset, 0, points.length);
    expect(firstDifference(output.values, Array.from(input.values, maps[name][precision]))).toBe("nowhere");
  });

  test.each(mapNames)("%s has them for every number of elements, and touches no others", (name) => {
    for (const size of sizes) {
      const { index, room, run, damage } = arena(precision);
      const input = index(someNumbers(size + 3, size));
      const output = room(size);
      run(name, size, input.offset + 3 * output.values.BYTES_PER_ELEMENT, output.offset, 0, size >> 1);
      run(name, size, input.offset + 3 * output.values.BYTES_PER_ELEMENT, output.offset, size >> 1, size);
      expect(firstDifference(output.values, Array.from(input.values.slice(3), maps[name][precision]))).toBe("nowhere");
      expect(damage()).toBe("nowhere");
    }
  });

  test.each([
    ["add", (a: number, b: number) => a + b],
    ["subtract", (a: number, b: number) => a - b],
    ["multiply", (a: number, b: number) => a * b],
    ["divide", (a: number, b: number) => a / b],
    ["maximum", (a: number, b: number) => (a < b ? b : a)],
    ["reluGradient", (y: number, g: number) => (y > 0 ? g : 0)],
    ["sigmoidGradient", (y: number, g: number) => g * round(y * round(1 - y))],
    ["hyperbolicTangentGradient", (y: number, g: number) => g * round(1 - round(y * y))],
    ["gelu", (x: number, twice: number) => round(0.5 * x) * twice],
  ] as const)("%s takes two arrays", (name, formula) => {
    for (const size of [...sizes, special.length ** 2]) {
      const pairs = size === special.length ** 2;
      const { index, room, run, damage } = arena(precision);
      const left = index(pairs ? special.flatMap((x) => special.map(() => x)) : someNumbers(size, 1));
      const right = index(pairs ? special.flatMap(() => special) : someNumbers(size, 2));
      const output = room(size);
      run(name, size, left.offset, right.offset, output.offset, 0, size >> 1);
      run(name, size, left.offset, right.offset, output.offset, size >> 1, size);
      const expected = Array.from(left.values, (x, i) => round(formula(x, right.values[i])));
      expect(firstDifference(output.values, expected)).toBe("nowhere");
      expect(damage()).toBe("nowhere");
    }
  });

  test("geluGradient takes three arrays", () => {
    for (const size of [...sizes, points.length]) {
      const { index, room, run, damage } = arena(precision);
      const x = index(size === points.length ? points : someNumbers(size, 1));
      const [n, g] = [index(someNumbers(size, 2)), index(someNumbers(size, 3))];
      const output = room(size);
      for (const [from, to] of [
        [0, size >> 1],
        [size >> 1, size],
      ]) {
        run("geluGradient", size, x.offset, n.offset, g.offset, output.offset, from, to);
      }
      const expected = Array.from(x.values, (each, i) => {
        const s = round(round(Math.SQRT1_2) * each);
        const bell = round(round(1.1283791670955126) * e(-round(s * s)));
        const bent = round(round(round(g.values[i] * round(0.5 * each)) * bell) * round(Math.SQRT1_2));
        return round(round(round(g.values[i] * n.values[i]) * 0.5) + bent);
      });
      expect(firstDifference(output.values, expected)).toBe("nowhere");
      expect(damage()).toBe("nowhere");
    }
  });

  test.each([
    ["addScalar", (x: number, s: number) => x + s],
    ["subtractScalar", (x: number, s: number) => x - s],
    ["multiplyScalar", (x: number, s: number) => x * s],
    ["divideScalar", (x: number, s: number) => x / s],
    ["subtractFromScalar", (x: number, s: number) => s - x],
    ["divideIntoScalar", (x: number, s: number) => s / x],
  ] as const)("%s takes an array and a number", (name, formula) => {
    for (const size of sizes) {
      const { index, room, run, damage } = arena(precision);
      const input = index(someNumbers(size, 1));
      const output = room(size);
      const scalar = round(0.3);
      run(name, size, input.offset, scalar, output.offset, 0, size >> 1);
      run(name, size, input.offset, scalar, output.offset, size >> 1, size);
      expect(
        firstDifference(
          output.values,
          Array.from(input.values, (x) => round(formula(x, scalar))),
        ),
      ).toBe("nowhere");
      expect(damage()).toBe("nowhere");
    }
  });

  test("leakyRelu and its gradient take the slope below 0", () => {
    const slope = round(0.01);
    for (const size of [...sizes, special.length]) {
      const { index, room, run, damage } = arena(precision);
      const input = index(size === special.length ? special : someNumbers(size, 1));
      const upstream = index(someNumbers(size, 2));
      const [output, result] = [room(size), room(size)];
      run("leakyRelu", size, input.offset, output.offset, slope, 0, size);
      run("leakyReluGradient", size, input.offset, upstream.offset, result.offset, slope, 0, size);
      const leaky = Array.from(input.values, (x) => (x < 0 ? round(slope * x) : x));
      const gradient = Array.from(upstream.values, (g, i) => (input.values[i] > 0 ? g : round(slope * g)));
      expect(firstDifference(output.values, leaky)).toBe("nowhere");
      expect(firstDifference(result.values, gradient)).toBe("nowhere");
      expect(damage()).toBe("nowhere");
    }
  });
});
