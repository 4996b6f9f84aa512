import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../compiler/ir/json.ts";
import { initializers } from "../../compiler/language/registry.gen.ts";
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
