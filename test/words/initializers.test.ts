import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../compiler/ir/json.ts";
import { initializers } from "../../compiler/language/registry.gen.ts";
import { fillIdentity, fillOrthogonal } from "../../runtime/initialize.ts";
import { RandomState } from "../../runtime/random-state.ts";
import { withDefaults } from "./word-graph.ts";

const size = { shape: [4, 2], fanIn: 4, fanOut: 2 };

function distributionOf(type: string, written: JsonObject = {}, of = size) {
  return initializers[type].distribution(of, withDefaults(initializers[type], written));
}

function mistakeOf(type: string, written: JsonObject, of = size) {
  return initializers[type].check?.(of, withDefaults(initializers[type], written));
}

describe("initializers say their distribution", () => {
  it("zeros, ones, constant", () => {
    expect(distributionOf("zeros")).toEqual({ kind: "constant", value: 0 });
    expect(distributionOf("ones")).toEqual({ kind: "constant", value: 1 });
    expect(distributionOf("constant", { value: 0.1 })).toEqual({ kind: "constant", value: 0.1 });
  });

  it("uniform and normal, as NumPy's", () => {
    expect(distributionOf("uniform", { low: -1, high: 1 })).toEqual({ kind: "uniform", low: -1, high: 1 });
    expect(distributionOf("normal", { stddev: 0.01 })).toEqual({ kind: "normal", mean: 0, stddev: 0.01 });
  });

  it("glorotUniform of 4 inputs and 2 units: ±√(6 / 6) = ±1", () => {
    expect(distributionOf("glorotUniform")).toEqual({ kind: "uniform", low: -1, high: 1 });
  });

  it("heUniform of 6 inputs: ±√(6 / 6) = ±1", () => {
    expect(distributionOf("heUniform", {}, { shape: [6, 2], fanIn: 6, fanOut: 2 })).toEqual({
      kind: "uniform",
      low: -1,
      high: 1,
    });
  });

  it("the normal ones widen what is cut off: 1 / 0.8796… for a deviation of 1", () => {
    const stddev = 1.1368472343385565;
    expect(distributionOf("glorotNormal", {}, { shape: [1, 1], fanIn: 1, fanOut: 1 })).toEqual({
      kind: "truncatedNormal",
      stddev,
    });
    expect(distributionOf("heNormal", {}, { shape: [2, 9], fanIn: 2, fanOut: 9 })).toEqual({
      kind: "truncatedNormal",
      stddev,
    });
  });

  it("truncatedNormal, before it is cut", () => {
    expect(distributionOf("truncatedNormal", { stddev: 0.3 })).toEqual({ kind: "truncatedNormal", stddev: 0.3 });
  });

  it("lecunUniform of 3 inputs: ±√(3 / 3) = ±1; lecunNormal of one has a deviation of 1", () => {
    const three = { shape: [3, 2], fanIn: 3, fanOut: 2 };
    expect(distributionOf("lecunUniform", {}, three)).toEqual({ kind: "uniform", low: -1, high: 1 });
    expect(distributionOf("lecunNormal", {}, { shape: [1, 5], fanIn: 1, fanOut: 5 })).toEqual({
      kind: "truncatedNormal",
      stddev: 1.1368472343385565,
    });
  });

  it("varianceScaling is each of the others, as Keras makes them from it", () => {
    const scaling = (scale: number, mode: string, distribution: string) =>
      distributionOf("varianceScaling", { scale, mode, distribution });
    expect(scaling(2, "fanIn", "truncatedNormal")).toEqual(distributionOf("heNormal"));
    expect(scaling(1, "fanAvg", "truncatedNormal")).toEqual(distributionOf("glorotNormal"));
    expect(scaling(1, "fanIn", "uniform")).toEqual(distributionOf("lecunUniform"));
    expect(scaling(18, "fanOut", "untruncatedNormal")).toEqual({ kind: "normal", mean: 0, stddev: 3 });
  });

  it("values, row by row", () => {
    const written = {
      values: [
        [1, 2],
        [3, 4],
        [5, 6],
        [7, 8],
      ],
    };
    expect(distributionOf("values", written)).toEqual({ kind: "values", values: [1, 2, 3, 4, 5, 6, 7, 8] });
    expect(mistakeOf("values", written)).toBeUndefined();
  });
});

describe("initializers say what is wrong", () => {
  it("values of another shape, or ragged", () => {
    expect(mistakeOf("values", { values: [[1], [1]] })?.mistake).toBe(
      "The values are [2, 1], and the parameter is [4, 2].",
    );
    expect(mistakeOf("values", { values: 3 })?.mistake).toBe("The values are one number, and the parameter is [4, 2].");
    expect(mistakeOf("values", { values: [[1, 2], [3], [5, 6], [7, 8]] })?.mistake).toBe(
      "The values are lists of different lengths, and the parameter is [4, 2].",
    );
  });

  it("a uniform range the wrong way round", () => {
    expect(mistakeOf("uniform", { low: 1, high: -1 })?.mistake).toBe("low (1) is above high (-1).");
  });
});

describe("matrices with a form", () => {
  const filled = (fill: (into: Float64Array) => void): number[] => {
    const values = new Float64Array(6);
    fill(values);
    return [...values];
  };
  const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12));

  it("orthogonal: twice the Q of numpy.linalg.qr, R's diagonal made positive, of RandomState(5).randn(3, 2)", () => {
    const [a, b, c] = [
      [0.3568470318857928, -0.3565589340613328],
      [1.965909896958052, -0.024012173922083376],
      [0.08864802804734909, 1.9678132894267644],
    ];
    expect(distributionOf("orthogonal", { gain: 2 })).toEqual({ kind: "orthogonal", columns: 2, gain: 2 });
    const tall = filled((into) => fillOrthogonal(into, new RandomState(5), 2, 2));
    expect(tall).toEqual(near([...a, ...b, ...c]));
    const wide = filled((into) => fillOrthogonal(into, new RandomState(5), 3, 2));
    expect(wide).toEqual(near([a[0], b[0], c[0], a[1], b[1], c[1]]));
  });

  it("identity: 1 on the diagonal, also where the sides differ", () => {
    expect(distributionOf("identity")).toEqual({ kind: "identity", columns: 2, gain: 1 });
    expect(filled((into) => fillIdentity(into, 2, 1))).toEqual([1, 0, 0, 1, 0, 0]);
    expect(filled((into) => fillIdentity(into, 3, 5))).toEqual([5, 0, 0, 0, 5, 0]);
  });

  it("neither is for a bias", () => {
    const bias = { shape: [3], fanIn: 3, fanOut: 3 };
    expect(mistakeOf("orthogonal", {}, bias)?.mistake).toBe("`orthogonal` makes a matrix, and the parameter is [3].");
    expect(mistakeOf("identity", {}, bias)?.mistake).toBe("`identity` makes a matrix, and the parameter is [3].");
  });
});
