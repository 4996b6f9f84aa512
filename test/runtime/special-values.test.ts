import { describe, expect, test } from "vitest";
import { exp, expFloat32 } from "../../runtime/exp.ts";
import { log, logFloat32 } from "../../runtime/log.ts";
import { log1p, log1pFloat32 } from "../../runtime/log1p.ts";
import { sigmoid, sigmoidFloat32 } from "../../runtime/sigmoid.ts";
import { tanh, tanhFloat32 } from "../../runtime/tanh.ts";

/** Argument and expected result; compared with Object.is, so that −0 is not 0. */
type Row = readonly [argument: number, result: number];

const functions: readonly {
  readonly name: string;
  readonly float64: (x: number) => number;
  readonly float32: (x: number) => number;
  readonly both: readonly Row[];
  readonly only64?: readonly Row[];
  readonly only32?: readonly Row[];
}[] = [
  {
    name: "exp",
    float64: exp,
    float32: expFloat32,
    both: [
      [0, 1],
      [-0, 1],
      [Infinity, Infinity],
      [-Infinity, 0],
      [NaN, NaN],
      [1e-30, 1],
      [1000, Infinity],
      [-1000, 0],
    ],
    only64: [
      [710, Infinity],
      [709.782712893385, Infinity],
      [-745.1332191019411, Number.MIN_VALUE],
      [-745.14, 0],
      [Number.MAX_VALUE, Infinity],
      [-Number.MAX_VALUE, 0],
    ],
    only32: [
      [1, Math.fround(Math.E)],
      [Math.fround(88.73), Infinity],
      [Math.fround(-103.9), 2 ** -149],
      [-104, 0],
    ],
  },
  {
    name: "log",
    float64: log,
    float32: logFloat32,
    both: [
      [1, 0],
      [0, -Infinity],
      [-0, -Infinity],
      [-1, NaN],
      [-Infinity, NaN],
      [NaN, NaN],
      [Infinity, Infinity],
    ],
    only64: [
      [2, Math.LN2],
      [10, Math.LN10],
      [Number.MIN_VALUE, -744.4400719213812],
      [-Number.MIN_VALUE, NaN],
    ],
    only32: [
      [2, Math.fround(Math.LN2)],
      [2 ** -149, Math.fround(-103.27892990343185)],
    ],
  },
  {
    name: "log1p",
    float64: log1p,
    float32: log1pFloat32,
    both: [
      [0, 0],
      [-0, -0],
      [-1, -Infinity],
      [-2, NaN],
      [NaN, NaN],
      [Infinity, Infinity],
      [2 ** -100, 2 ** -100],
    ],
    only64: [
      [1, Math.LN2],
      [Number.MAX_VALUE, 709.782712893384],
    ],
    only32: [[1, Math.fround(Math.LN2)]],
  },
  {
    name: "tanh",
    float64: tanh,
    float32: tanhFloat32,
    both: [
      [0, 0],
      [-0, -0],
      [Infinity, 1],
      [-Infinity, -1],
      [NaN, NaN],
      [50, 1],
      [-50, -1],
      [2 ** -140, 2 ** -140],
      [-(2 ** -149), -(2 ** -149)],
    ],
    only64: [
      [Number.MIN_VALUE, Number.MIN_VALUE],
      [Number.MAX_VALUE, 1],
    ],
  },
  {
    name: "sigmoid",
    float64: sigmoid,
    float32: sigmoidFloat32,
    both: [
      [0, 0.5],
      [-0, 0.5],
      [Infinity, 1],
      [-Infinity, 0],
      [NaN, NaN],
      [100, 1],
      [-1000, 0],
    ],
    only64: [[-709, 1.216780750623423e-308]],
  },
];

for (const { name, float64, float32, both, only64 = [], only32 = [] } of functions) {
  describe(name, () => {
    test.each([...both, ...only64])(`in float64: ${name}(%d) is exactly %d`, (argument, result) => {
      expect(float64(argument)).toBe(result);
    });
    test.each([...both, ...only32])(`in float32: ${name}(%d) is exactly %d`, (argument, result) => {
      expect(float32(argument)).toBe(result);
    });
  });
}

describe("tanh", () => {
  test("is odd to the last bit", () => {
    for (let x = 0.001; x < 25; x *= 1.1) {
      expect(tanh(-x)).toBe(-tanh(x));
      expect(tanhFloat32(-Math.fround(x))).toBe(-tanhFloat32(Math.fround(x)));
    }
  });
});
