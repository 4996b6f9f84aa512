import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../compiler/json.ts";
import type { RowShape } from "../../compiler/vocabulary/define.ts";
import { layers } from "../../compiler/vocabulary/registry.gen.ts";
import { withDefaults } from "./word-graph.ts";

function shapeOf(type: string, inputs: readonly RowShape[], written: JsonObject = {}) {
  return layers[type].shape(inputs, withDefaults(layers[type], written));
}

function parametersOf(type: string, input: RowShape, written: JsonObject = {}) {
  return layers[type].parameters?.([input], withDefaults(layers[type], written));
}

describe("layers say their shapes", () => {
  it("dense changes the last axis", () => {
    expect(shapeOf("dense", [[3]], { units: 4 })).toEqual([4]);
    expect(shapeOf("dense", [[7, 3]], { units: 4 })).toEqual([7, 4]);
  });

  it("flatten has one axis, reshape those it is told", () => {
    expect(shapeOf("flatten", [[28, 28, 1]])).toEqual([784]);
    expect(shapeOf("reshape", [[784]], { targetShape: [28, 28, 1] })).toEqual([28, 28, 1]);
  });

  it("add keeps the shape, concatenate adds up the last axis", () => {
    expect(shapeOf("add", [[4], [4], [4]])).toEqual([4]);
    expect(
      shapeOf("concatenate", [
        [2, 3],
        [2, 1],
        [2, 4],
      ]),
    ).toEqual([2, 8]);
  });

  it("activation keeps the shape, input has its own", () => {
    expect(shapeOf("activation", [[2, 3]], { activation: { type: "relu", options: {} } })).toEqual([2, 3]);
    expect(shapeOf("input", [], { shape: [28, 28] })).toEqual([28, 28]);
  });
});

describe("layers say what is wrong with sizes", () => {
  it("reshape to another number of values", () => {
    expect(shapeOf("reshape", [[784]], { targetShape: [28, 27] })).toEqual({
      mistake: "[784] holds 784 values, and [28, 27] needs 756.",
      hint: "The product of the sizes must stay the same.",
      option: "targetShape",
    });
  });

  it("a sum of different shapes", () => {
    expect(shapeOf("add", [[4], [4], [5]])).toMatchObject({
      mistake: "The inputs have different shapes: [4] and [5].",
      option: "inputs",
    });
  });

  it("concatenation of shapes that differ before the last axis", () => {
    expect(
      shapeOf("concatenate", [
        [2, 3],
        [3, 3],
      ]),
    ).toMatchObject({
      mistake: "The inputs differ before the last axis: [2, 3] and [3, 3].",
    });
    expect(shapeOf("concatenate", [[3], [1, 3]])).toMatchObject({ option: "inputs" });
  });
});

describe("dense declares its parameters", () => {
  it("weights [inputs, units], then a bias [units]", () => {
    expect(parametersOf("dense", [3], { units: 4 })).toEqual([
      { name: "weights", shape: [3, 4], fanIn: 3, fanOut: 4 },
      { name: "bias", shape: [4], fanIn: 4, fanOut: 4 },
    ]);
  });

  it("no bias where none is wanted", () => {
    const declared = parametersOf("dense", [3], { units: 4, useBias: false });
    expect(declared?.map((parameter) => parameter.name)).toEqual(["weights"]);
  });
});
