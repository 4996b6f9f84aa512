import { describe, expect, it } from "vitest";
import type { Model } from "../../compiler/ir/model.ts";
import { countMultiplyAdds, countMultiplyAddsOfBatch, countParameters } from "../../compiler/summary/counts.ts";
import { compiled as compile } from "../compiled.ts";
import { exampleSpec } from "../example-specs.ts";

function counted(text: string, ...set: readonly string[]) {
  const { model, graphs, diagnostics } = compile(text, { file: "counted.yaml", set });
  expect(diagnostics).toEqual([]);
  const { prediction, training } = graphs();
  return {
    model: model as Model,
    parameters: countParameters(model as Model),
    multiplyAdds: countMultiplyAdds(prediction),
    training: training && countMultiplyAddsOfBatch(training, 1),
  };
}

function specText(name: string): string {
  return exampleSpec(name).text;
}

/** `depth` equal layers of `width` units, learning. */
function column(depth: number, width: number) {
  const rows = `[${Array(width).fill(0).join(", ")}]`;
  return counted(`
dataset: { type: inline, inputs: [${rows}], targets: [${rows}] }
layers:
  - type: repeat
    name: column
    times: ${depth}
    layers:
      - { type: dense, name: row, units: ${width}, activation: sigmoid }
loss: meanSquaredError
optimizer: sgd
train: { iterations: 1 }
`);
}

describe("the work of one pass", () => {
  it.each([
    [4, 64, 80, 48],
    [8, 256, 288, 192],
    [16, 1024, 1088, 768],
    [32, 4096, 4224, 3072],
    [64, 16384, 16640, 12288],
    [128, 65536, 66048, 49152],
    [256, 262144, 263168, 196608],
  ])("grows with the square of the width: %d units, four layers", (width, forward, parameters, flowingBack) => {
    const found = column(4, width);
    expect(found.multiplyAdds).toBe(forward);
    expect(found.parameters).toBe(parameters);
    // Forward, the gradients of the weights, and what flows back through all layers but the first.
    expect(found.training).toBe(forward + forward + flowingBack);
  });

  it.each([
    [1, 1024],
    [2, 2048],
    [3, 3072],
    [4, 4096],
    [8, 8192],
    [16, 16384],
  ])("grows linearly with the depth: %d layers of 32 units", (depth, forward) => {
    const found = column(depth, 32);
    expect(found.multiplyAdds).toBe(forward);
    expect(found.training).toBe((3 * depth - 1) * 32 * 32);
  });
});

/** The sides of an image after a window has moved over it. */
function sideAfter(side: number, type: string): number | undefined {
  const text = `layers: [{ type: input, shape: [${side}, ${side}, 1] }, { type: ${type} }]`;
  return counted(text).model.layers[0]?.shape[0];
}

describe("published shapes", () => {
  it("a 10 × 10 window has 247 × 247 places on 256 × 256 pixels; 100 such kernels have 10,100 parameters", () => {
    const found = counted(
      "layers: [{ type: input, shape: [256, 256, 1] }, { type: conv2d, filters: 100, kernelSize: 10 }]",
    );
    expect(found.model.layers[0]?.shape).toEqual([247, 247, 100]);
    expect(found.parameters).toBe(10_100);
    expect(found.multiplyAdds).toBe(100 * 6_100_900);
  });

  it("pooling of 10 leaves 24 of 247, of 2 leaves 123; of 2 leaves 112 of 224", () => {
    expect(sideAfter(247, "maxPooling2d, poolSize: 10")).toBe(24);
    expect(sideAfter(247, "maxPooling2d, poolSize: 2")).toBe(123);
    expect(sideAfter(224, "maxPooling2d, poolSize: 2")).toBe(112);
  });

  it("the examples of CS231n: 7 pixels seen through 3 by 1 and by 2, 227 through 11 by 4, 5 through 3 with a border", () => {
    expect(sideAfter(7, "conv2d, filters: 1, kernelSize: 3")).toBe(5);
    expect(sideAfter(7, "conv2d, filters: 1, kernelSize: 3, strides: 2")).toBe(3);
    expect(sideAfter(227, "conv2d, filters: 1, kernelSize: 11, strides: 4")).toBe(55);
    expect(sideAfter(5, "conv2d, filters: 1, kernelSize: 3, padding: same")).toBe(5);
    expect(sideAfter(5, "conv2d, filters: 1, kernelSize: 3, padding: same, strides: 2")).toBe(3);
  });
});

describe("published sizes", () => {
  it("LeNet-5 has 61,706 parameters and 416,520 multiply-adds", () => {
    const { parameters, multiplyAdds } = counted(specText("digits-lenet"));
    expect([parameters, multiplyAdds]).toEqual([61_706, 416_520]);
  });

  it("MLPerf Tiny's MobileNet has 221,794 parameters and 7,489,664 multiply-adds, its ResNet-8 78,666 and 12,501,632", () => {
    const sizes = ["mobilenet-counts", "resnet-8"].map((name) => counted(specText(name)));
    expect(sizes.map(({ parameters }) => parameters)).toEqual([221_794, 78_666]);
    expect(sizes.map(({ multiplyAdds }) => multiplyAdds)).toEqual([7_489_664, 12_501_632]);
  });

  it("AlexNet has 60,965,224 parameters, by layer as published, and 724,406,816 multiply-adds", () => {
    const { model, parameters, multiplyAdds } = counted(specText("alexnet-counts"));
    const sizes = model.layers
      .filter((layer) => layer.parameters.length > 0)
      .map((layer) => countParameters({ ...model, layers: [layer] }));
    expect(sizes).toEqual([34944, 307456, 885120, 663936, 442624, 37752832, 16781312, 4097000]);
    expect([parameters, multiplyAdds]).toEqual([60_965_224, 724_406_816]);
    const outputs = model.layers
      .filter(({ type }) => type === "conv2d")
      .map(({ shape }) => shape.reduce((a, b) => a * b));
    expect(outputs).toEqual([290400, 186624, 64896, 64896, 43264]);
  });

  it("AlexNet without groups has 62,378,344 parameters", () => {
    const whole = [2, 4, 5].map((layer) => `layers.conv2d${layer}.groups=1`);
    expect(counted(specText("alexnet-counts"), ...whole, "expect={}").parameters).toBe(62_378_344);
  });
});
