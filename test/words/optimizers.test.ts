import { describe, expect, it } from "vitest";
import { interpret } from "../../compiler/interpret/interpret.ts";
import { graphBuilder, type Value } from "../../compiler/ir/graph-builder.ts";
import type { JsonObject } from "../../compiler/ir/json.ts";
import { optimizers } from "../../compiler/language/registry.gen.ts";
import { train } from "../../compiler/run/train.ts";
import { withDefaults } from "./word-graph.ts";

/** Where three parameters are after one step of an optimizer without state. */
function moved(type: string, learningRate: number, from: readonly number[], slope: readonly number[]): number[] {
  const graph = graphBuilder("float64");
  const parameter = graph.leaf("parameter", "weights", [3]);
  const nowhere = (): Value => {
    throw new Error(`${type} keeps nothing`);
  };
  const word = optimizers[type];
  const next = word.build({
    graph,
    parameter,
    gradient: graph.leaf("input", "gradient", [3]),
    learningRate: graph.leaf("scalar", "learningRate", []),
    power: nowhere,
    state: nowhere,
    keep: nowhere,
    options: withDefaults(word) as JsonObject,
  });
  const feeds = { weights: from, gradient: slope, learningRate: [learningRate] };
  return [...interpret(graph.finish("training", { next }, []), feeds, 1).outputs.next.data];
}

/** The weight of one unit without a bias after some updates; it begins at 1, and the slope is always `slope`. */
async function weightAfter(optimizer: string, slope: number, iterations: number): Promise<number | undefined> {
  const text = `
name: one-weight
precision: float64
dataset: { type: inline, inputs: [[1]], targets: [[0]] }
layers:
  - { type: dense, units: 1, useBias: false, weightsInitializer: ones }
  - { type: concatenate, inputs: [dense1, dense1] }
  - { type: dense, units: 1, useBias: false, weightsInitializer: { type: constant, value: ${slope / 2} }, trainable: false }
loss: poisson
optimizer: ${optimizer}
train: { iterations: ${iterations} }
`;
  const { run, diagnostics } = await train(text, { file: "one-weight.yaml" });
  expect(diagnostics).toEqual([]);
  return run?.parameters.dense1Weights?.[0];
}

describe("optimizers, by hand, on a slope that stays", () => {
  // With a target of 0 poisson is the answer itself, so its slope for the weight is always the factor behind it.
  it("adagrad: 0.1 · 3 / √(9 + 0.1), then 0.1 · 3 / √(18 + 0.1)", async () => {
    const found = await weightAfter("{ type: adagrad, learningRate: 0.1, epsilon: 0 }", 3, 2);
    expect(found).toBeCloseTo(1 - 0.3 / Math.sqrt(9.1) - 0.3 / Math.sqrt(18.1), 12);
  });

  it("adamax and nadam: each step near the learning rate", async () => {
    expect(await weightAfter("{ type: adamax, learningRate: 0.1, epsilon: 0 }", 3, 4)).toBeCloseTo(0.6, 12);
    // The first step: 0.1 · (μ₂ · 0.1 / (1 − μ₁ μ₂) + 1), with μ₁ = 0.468 and μ₂ = 0.48528.
    const first = 1 - 0.1 * ((0.48528 * 0.1) / (1 - 0.468 * 0.48528) + 1);
    expect(await weightAfter("{ type: nadam, learningRate: 0.1, epsilon: 0 }", 3, 1)).toBeCloseTo(first, 12);
  });

  it("adam in the form of PyTorch: epsilon beside the corrected root, 0.1 · 3 / (3 + 1) at first", async () => {
    // Keras's form: 0.1 · √0.001 / 0.1 · 0.3 / (√0.009 + 1).
    const options = "type: adam, learningRate: 0.1, epsilon: 1, beta1: 0.9, beta2: 0.999";
    expect(await weightAfter(`{ ${options}, form: pytorch }`, 3, 1)).toBeCloseTo(1 - 0.075, 12);
    const keras = 1 - (0.1 * (Math.sqrt(0.001) / 0.1) * 0.3) / (Math.sqrt(0.009) + 1);
    expect(await weightAfter(`{ ${options} }`, 3, 1)).toBeCloseTo(keras, 12);
  });

  it("adadelta: √epsilon / √(0.05 · 9 + epsilon) of the slope at first", async () => {
    const found = await weightAfter("{ type: adadelta, learningRate: 1, epsilon: 0.0001 }", 3, 1);
    expect(found).toBeCloseTo(1 - (3 * 0.01) / Math.sqrt(0.4501), 12);
  });

  it("lion: the learning rate, whatever the slope", async () => {
    expect(await weightAfter("{ type: lion, learningRate: 0.1 }", 3, 2)).toBeCloseTo(0.8, 12);
    expect(await weightAfter("{ type: lion, learningRate: 0.1 }", 0.01, 2)).toBeCloseTo(0.8, 12);
  });

  it("weightDecay pulls before the step: 1 · (1 − 0.1 · 0.5) − 0.1 · 3", async () => {
    expect(await weightAfter("{ type: sgd, learningRate: 0.1, weightDecay: 0.5 }", 3, 1)).toBeCloseTo(0.65, 12);
  });
});

describe("signSgd", () => {
  it("takes a step of the learning rate against each slope, whatever its size, and none where it is 0", () => {
    expect(moved("signSgd", 2, [10, 10, 10], [0.001, -500, 0])).toEqual([8, 12, 10]);
  });

  it("lets a NaN be seen", () => {
    expect(moved("signSgd", 2, [1, 1, 1], [Number.NaN, -0, 1])).toEqual([Number.NaN, 1, -1]);
  });
});
