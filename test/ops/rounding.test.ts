import { describe, expect, it } from "vitest";
import { numbersOf } from "../../compiler/interpret/numbers.ts";
import { withRows } from "../../compiler/ir/shape.ts";
import type { Op } from "../../compiler/ops/op.ts";
import { ops } from "../../compiler/ops/registry.gen.ts";

/** The output of an op in float32, from inputs as `[shape, values]`. */
function inFloat32(
  name: string,
  inputs: readonly (readonly [readonly number[], readonly number[]])[],
  attributes = {},
) {
  const op = ops[name] as Op;
  const shape = withRows(
    op.shape(
      inputs.map(([sizes]) => sizes),
      attributes,
    ),
    1,
  );
  const output = { shape, data: new Float32Array(shape.reduce((product, size) => product * size, 1)) };
  const tensors = inputs.map(([sizes, values]) => ({ shape: sizes, data: Float32Array.from(values) }));
  op.evaluate(tensors, output, attributes, numbersOf("float32"));
  return [...output.data];
}

// 2²⁴ = 16777216 is where float32 stops counting: 2²⁴ + 1 rounds back to 2²⁴.
const full = 16777216;

describe("in float32 every operation rounds", () => {
  it("rounds each partial sum of a matrix product: 2²⁴ + 1 + 1 stays 2²⁴", () => {
    expect(
      inFloat32(
        "matrixProduct",
        [
          [
            [1, 3],
            [full, 1, 1],
          ],
          [
            [3, 1],
            [1, 1, 1],
          ],
        ],
        { transpose: "neither" },
      ),
    ).toEqual([full]);
    expect(
      inFloat32(
        "matrixProduct",
        [
          [
            [1, 3],
            [1, 1, full],
          ],
          [
            [3, 1],
            [1, 1, 1],
          ],
        ],
        { transpose: "neither" },
      ),
    ).toEqual([full + 2]);
  });

  it("starts the sum of affine from the bias: (2²⁴ + 1) − 2²⁴ is 0, not 1", () => {
    expect(
      inFloat32("affine", [
        [
          [1, 2],
          [1, -full],
        ],
        [
          [2, 1],
          [1, 1],
        ],
        [[1], [full]],
      ]),
    ).toEqual([0]);
  });

  it("rounds each product before it is added: (1 + 2⁻¹²)² − (1 + 2⁻¹¹) is 0, not 2⁻²⁴", () => {
    const x = 1 + 2 ** -12;
    expect(
      inFloat32(
        "matrixProduct",
        [
          [
            [1, 2],
            [x, -1],
          ],
          [
            [2, 1],
            [x, 1 + 2 ** -11],
          ],
        ],
        { transpose: "neither" },
      ),
    ).toEqual([0]);
  });

  it("rounds each partial sum of a bias gradient", () => {
    expect(
      inFloat32("sumColumns", [
        [
          [3, 1],
          [full, 1, 1],
        ],
      ]),
    ).toEqual([full]);
  });

  it("but adds up a row's losses, and rows, in float64 and rounds once", () => {
    expect(
      inFloat32("sumLast", [
        [
          [1, 3],
          [full, 1, 1],
        ],
      ]),
    ).toEqual([full + 2]);
    expect(inFloat32("sumAll", [[[3], [full, 1, 1]]])).toEqual([full + 2]);
  });

  it("rounds inside a squared error: (1 + 2⁻¹²)² is 1 + 2⁻¹¹", () => {
    expect(
      inFloat32("squaredError", [
        [[1], [1 + 2 ** -12]],
        [[1], [0]],
      ]),
    ).toEqual([1 + 2 ** -11]);
    expect(
      inFloat32("halfSquaredError", [
        [[1], [1 + 2 ** -12]],
        [[1], [0]],
      ]),
    ).toEqual([0.5 + 2 ** -12]);
  });

  it("rounds a sigmoidCrossentropy operation by operation", () => {
    const [x, t] = [Math.fround(0.7), Math.fround(0.3)];
    const { exp, log1p } = numbersOf("float32");
    const f = Math.fround;
    const byHand = f(f(x - f(x * t)) + log1p(exp(-x)));
    expect(
      inFloat32("sigmoidCrossentropy", [
        [[1], [x]],
        [[1], [t]],
      ]),
    ).toEqual([byHand]);
  });

  it("rounds a softmax operation by operation", () => {
    const [x, y] = [Math.fround(0.1), Math.fround(0.7)];
    const { exp } = numbersOf("float32");
    const f = Math.fround;
    const [first, second] = [exp(f(x - y)), exp(f(y - y))];
    const sum = f(f(0 + first) + second);
    expect(
      inFloat32("softmax", [
        [
          [1, 2],
          [x, y],
        ],
      ]),
    ).toEqual([f(first / sum), f(second / sum)]);
  });

  it("rounds constants on entry: leakyRelu's 0.3 is float32's 0.3", () => {
    const x = Math.fround(-1.7);
    expect(inFloat32("leakyRelu", [[[1], [x]]], { negativeSlope: 0.3 })).toEqual([Math.fround(Math.fround(0.3) * x)]);
  });
});

describe("edges", () => {
  const one = (name: string, ...values: readonly number[]) =>
    inFloat32(
      name,
      values.map((value) => [[1], [value]] as const),
    )[0];

  it("relu is 0 where x < 0, else x: NaN stays, 0 stays", () => {
    expect([one("relu", -2), one("relu", 0), one("relu", 3), one("relu", Number.NaN)]).toEqual([0, 0, 3, Number.NaN]);
  });

  it("the gradient through relu at exactly 0 is 0", () => {
    expect(one("reluGradient", 0, 5)).toBe(0);
  });

  it("maximum(a, b) is b where a < b, else a", () => {
    expect([one("maximum", 1, 2), one("maximum", 2, 1), one("maximum", 0, -0)]).toEqual([2, 2, 0]);
    expect([one("maximum", Number.NaN, 1)]).toEqual([Number.NaN]);
  });

  it("the step fires at its threshold and keeps NaN", () => {
    const step = (x: number) => inFloat32("step", [[[1], [x]]], { threshold: 1.5 })[0];
    expect([step(1), step(1.5), step(2), step(Number.NaN)]).toEqual([0, 1, 1, Number.NaN]);
  });

  it("arg-max takes the lowest index on ties", () => {
    const hit = (output: number[], target: number[]) =>
      inFloat32("argMaxEquals", [
        [[1, 3], output],
        [[1, 3], target],
      ])[0];
    expect([hit([5, 5, 1], [1, 0, 0]), hit([5, 5, 1], [0, 1, 0]), hit([1, 2, 3], [0, 0, 1])]).toEqual([1, 0, 1]);
  });

  it("top-k counts the earlier of equal values first, and NaN as the least", () => {
    const hit = (output: number[], index: number, k: number) =>
      inFloat32(
        "topKHit",
        [
          [[1, 4], output],
          [[1, 4], [0, 1, 2, 3].map((i) => (i === index ? 1 : 0))],
        ],
        { k },
      )[0];
    expect([hit([4, 3, 2, 1], 1, 2), hit([4, 3, 2, 1], 2, 2)]).toEqual([1, 0]);
    expect([hit([7, 7, 7, 7], 1, 2), hit([7, 7, 7, 7], 2, 2)]).toEqual([1, 0]);
    expect([hit([4, Number.NaN, 2, 1], 1, 3), hit([4, 3, 2, 1], 3, 4)]).toEqual([0, 1]);
  });

  it("the greatest of values with a NaN is NaN", () => {
    expect(
      inFloat32("maxLast", [
        [
          [2, 2],
          [1, Number.NaN, -3, -1],
        ],
      ]),
    ).toEqual([Number.NaN, -1]);
    expect(inFloat32("maximumOfAll", [[[3], [Number.NaN, 1, 2]]])).toEqual([Number.NaN]);
  });
});

describe("multiply-adds", () => {
  it("affine and matrixProduct cost one for each weight and row", () => {
    const cost = (name: string, shapes: (number | "rows")[][], attributes = {}) => {
      const op = ops[name] as Op;
      return op.cost?.(shapes, op.shape(shapes, attributes), attributes).multiplyAdds;
    };
    expect(cost("affine", [["rows", 784], [784, 64], [64]])).toEqual({ rows: true, times: 50176 });
    expect(
      cost(
        "matrixProduct",
        [
          ["rows", 784],
          [784, 64],
        ],
        { transpose: "neither" },
      ),
    ).toEqual({ rows: true, times: 50176 });
    expect(
      cost(
        "matrixProduct",
        [
          ["rows", 64],
          [784, 64],
        ],
        { transpose: "right" },
      ),
    ).toEqual({ rows: true, times: 50176 });
    expect(
      cost(
        "matrixProduct",
        [
          ["rows", 784],
          ["rows", 64],
        ],
        { transpose: "left" },
      ),
    ).toEqual({ rows: true, times: 50176 });
    expect(
      cost("add", [
        ["rows", 3],
        ["rows", 3],
      ]),
    ).toBeUndefined();
  });
});
