import { describe, expect, it } from "vitest";
import { interpret } from "../../compiler/interpret/interpret.ts";
import { graphBuilder } from "../../compiler/ir/graph-builder.ts";
import type { JsonObject } from "../../compiler/ir/json.ts";
import type { RowShape } from "../../compiler/ir/shape.ts";
import { layers } from "../../compiler/language/registry.gen.ts";
import { buildLayer, withDefaults } from "./word-graph.ts";

function shapeOf(type: string, inputs: readonly RowShape[], written: JsonObject = {}) {
  return layers[type].shape(inputs, withDefaults(layers[type], written), []);
}

function parametersOf(type: string, input: RowShape, written: JsonObject = {}) {
  return layers[type].parameters?.([input], withDefaults(layers[type], written), []);
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

describe("layers of images say their shapes", () => {
  it("conv2d: a 10 × 10 window on 256 × 256 has 247 × 247 places", () => {
    expect(shapeOf("conv2d", [[256, 256, 1]], { filters: 3, kernelSize: 10 })).toEqual([247, 247, 3]);
  });

  it("conv2d with padding: same has ⌈size / stride⌉", () => {
    const options = { filters: 2, kernelSize: [3, 5], strides: [2, 1], padding: "same" };
    expect(shapeOf("conv2d", [[7, 8, 3]], options)).toEqual([4, 8, 2]);
  });

  it("conv2d with groups has a kernel for the channels of one group", () => {
    expect(parametersOf("conv2d", [9, 9, 4], { filters: 6, kernelSize: 3, groups: 2 })).toMatchObject([
      { name: "kernel", shape: [3, 3, 2, 6] },
      { name: "bias", shape: [6] },
    ]);
    expect(shapeOf("conv2d", [[9, 9, 4]], { filters: 6, kernelSize: 3, groups: 3 })).toMatchObject({
      mistake: "4 channels cannot be parted into 3 equal groups.",
      option: "groups",
    });
    expect(shapeOf("conv2d", [[9, 9, 4]], { filters: 6, kernelSize: 3, groups: 4 })).toMatchObject({
      mistake: "6 filters cannot be parted into 4 equal groups.",
    });
  });

  it("conv2d with a dilation reaches further: 3 cells 2 apart are 5", () => {
    expect(shapeOf("conv2d", [[7, 5, 1]], { filters: 1, kernelSize: 3, dilationRate: 2 })).toEqual([3, 1, 1]);
  });

  it("pools move by their own size unless said otherwise, and leave a rest out", () => {
    expect(shapeOf("maxPooling2d", [[7, 6, 4]])).toEqual([3, 3, 4]);
    expect(shapeOf("averagePooling2d", [[7, 6, 4]], { poolSize: 3, strides: 1 })).toEqual([5, 4, 4]);
    expect(shapeOf("maxPooling2d", [[7, 6, 4]], { padding: "same" })).toEqual([4, 3, 4]);
    expect(shapeOf("globalAveragePooling2d", [[7, 6, 4]])).toEqual([4]);
  });

  it("take [height, width, channels] and nothing else", () => {
    expect(shapeOf("conv2d", [[28, 28]], { filters: 1, kernelSize: 3 })).toEqual({
      mistake: "An image, as conv2d takes it, is [height, width, channels], not [28, 28].",
      hint: "An image of one channel is [28, 28, 1]: put - { type: reshape, targetShape: [28, 28, 1] } before it.",
    });
    expect(shapeOf("globalAveragePooling2d", [[4]])).toMatchObject({
      mistake: "An image, as globalAveragePooling2d takes it, is [height, width, channels], not [4].",
    });
  });

  it("say when the window is larger than the image, and when strides and dilation meet", () => {
    expect(shapeOf("maxPooling2d", [[3, 9, 1]], { poolSize: 4 })).toEqual({
      mistake: "The pool is 4 × 4, larger than the image of 3 × 9.",
      hint: "Make it smaller, or say `padding: same`.",
      option: "poolSize",
    });
    expect(shapeOf("conv2d", [[4, 4, 1]], { filters: 1, kernelSize: 3, dilationRate: 2 })).toMatchObject({
      mistake: "The kernel is 5 × 5 with its dilation, larger than the image of 4 × 4.",
    });
    expect(shapeOf("conv2d", [[9, 9, 1]], { filters: 1, kernelSize: 3, dilationRate: 2, strides: 2 })).toMatchObject({
      option: "dilationRate",
    });
  });
});

describe("conv2d and batchNormalization declare their parameters", () => {
  it("a kernel [height, width, channels, filters], then a bias [filters]; a unit sees a window", () => {
    expect(parametersOf("conv2d", [28, 28, 6], { filters: 16, kernelSize: [5, 3] })).toEqual([
      { name: "kernel", shape: [5, 3, 6, 16], fanIn: 90, fanOut: 240 },
      { name: "bias", shape: [16], fanIn: 16, fanOut: 16 },
    ]);
  });

  it("gamma, beta and two moving averages, which are not learnt", () => {
    const declared = parametersOf("batchNormalization", [7, 7, 4]);
    expect(declared?.map(({ name, learnt }) => [name, learnt ?? true])).toEqual([
      ["gamma", true],
      ["beta", true],
      ["movingMean", false],
      ["movingVariance", false],
    ]);
    const bare = parametersOf("batchNormalization", [4], { center: false, scale: false });
    expect(bare?.map(({ name }) => name)).toEqual(["movingMean", "movingVariance"]);
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

describe("a Boltzmann machine", () => {
  const options = {
    hidden: { code: 2 },
    connections: [
      ["input1", "input1"],
      ["input1", "code"],
      ["code", "input2"],
    ],
  };

  it("has a weight for every pair, a bias for every unit, and gives its hidden units", () => {
    const word = layers.boltzmannMachine;
    const [all, names] = [withDefaults(word, options), ["input1", "input2"]];
    expect(word.shape([[4], [3]], all, names)).toEqual([2]);
    expect(word.parameters?.([[4], [3]], all, names)).toMatchObject([
      // 4 · 3 / 2 in the first group, 4 · 2 and 2 · 3 between groups.
      { name: "weights", shape: [20] },
      { name: "bias", shape: [9] },
    ]);
  });

  it("answers with the sigmoid of what its hidden units see, cooled by the temperature", () => {
    const graph = graphBuilder("float64");
    const [left, right] = [graph.leaf("input", "left", ["rows", 2]), graph.leaf("input", "right", ["rows", 1])];
    const weights = graph.leaf("parameter", "weights", [4]);
    const bias = graph.leaf("parameter", "bias", [4]);
    const machine = {
      hidden: { code: 1 },
      connections: [
        ["input1", "input1"],
        ["input1", "code"],
        ["code", "input2"],
      ],
      temperature: 2,
    };
    const output = buildLayer(graph, "boltzmannMachine", machine, [left, right], { weights, bias });
    const feeds = { left: [1, 0], right: [1], weights: [9, 1, 2, 4], bias: [7, 7, 7, -1] };
    const { outputs } = interpret(graph.finish("prediction", { output }, []), feeds, 1);
    // (−1 + 1·1 + 0·2 + 1·4) / 2 = 2
    expect(outputs.output.data[0]).toBeCloseTo(0.8807970779778823, 12);
  });
});
