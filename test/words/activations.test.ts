import { describe, expect, it } from "vitest";
import { interpret } from "../../compiler/interpret/interpret.ts";
import { graphBuilder } from "../../compiler/ir/graph-builder.ts";
import type { JsonObject } from "../../compiler/ir/json.ts";
import { buildLayer, thing } from "./word-graph.ts";

/** An activation applied to one row of numbers. */
function activated(type: string, row: readonly number[], options: JsonObject = {}): number[] {
  const graph = graphBuilder("float64");
  const inputs = graph.leaf("input", "inputs", ["rows", row.length]);
  const output = buildLayer(graph, "activation", { activation: thing(type, options) }, [inputs]);
  return [...interpret(graph.finish("prediction", { output }, []), { inputs: row }, 1).outputs.output.data];
}

const rounded = (values: readonly number[], digits: number) => values.map((value) => Number(value.toFixed(digits)));

describe("activations give their published and hand-worked figures", () => {
  it("softmax of 1 2 3 4 1 2 3 (Wikipedia, Softmax function)", () => {
    expect(rounded(activated("softmax", [1, 2, 3, 4, 1, 2, 3]), 8)).toEqual([
      0.02364054, 0.06426166, 0.1746813, 0.474833, 0.02364054, 0.06426166, 0.1746813,
    ]);
  });

  it("softmax of 1 −2 0 and of half of it (Stanford CS231n, linear classification)", () => {
    const [first, ...others] = activated("softmax", [1, -2, 0]);
    expect([first.toFixed(1), ...rounded(others, 2)]).toEqual(["0.7", 0.04, 0.26]);
    expect(rounded(activated("softmax", [0.5, -1, 0]), 2)).toEqual([0.55, 0.12, 0.33]);
  });

  it("softmax of 123 456 789 does not overflow (CS231n)", () => {
    expect(activated("softmax", [123, 456, 789])[2]).toBe(1);
  });

  it("sigmoid of 0 and 1, and steeper: σ(4 · 1) = σ(4)", () => {
    expect(rounded(activated("sigmoid", [0, 1]), 7)).toEqual([0.5, 0.7310586]);
    expect(activated("sigmoid", [1], { steepness: 4 })).toEqual(activated("sigmoid", [4]));
  });

  it("step: all or none, from the threshold on", () => {
    expect(activated("step", [-1, 0, 1])).toEqual([0, 1, 1]);
    expect(activated("step", [1, 1.5, 2], { threshold: 1.5 })).toEqual([0, 1, 1]);
  });

  it("relu, leakyRelu (0.3 below 0) and linear", () => {
    expect(activated("relu", [-2, 0, 3])).toEqual([0, 0, 3]);
    expect(activated("leakyRelu", [-2, 0, 3])).toEqual([-0.6, 0, 3]);
    expect(activated("linear", [-2, 0, 3])).toEqual([-2, 0, 3]);
  });

  it("elu and selu bend what is below 0 towards −alpha and −1.7581: alpha · (e^−1 − 1) at −1", () => {
    expect(rounded(activated("elu", [-1, 0, 3]), 7)).toEqual([-0.6321206, 0, 3]);
    expect(rounded(activated("elu", [-1, -1000], { alpha: 0.5 }), 7)).toEqual([-0.3160603, -0.5]);
    expect(rounded(activated("selu", [-1, 0, 1, -1000]), 7)).toEqual([-1.1113307, 0, 1.050701, -1.7580993]);
  });

  it("gelu of 1 is Φ(1), 0.8413447, and nearly so where it is approximated", () => {
    expect(rounded(activated("gelu", [1, -1, 0, 1000, -1000]), 7)).toEqual([0.8413447, -0.1586553, 0, 1000, 0]);
    expect(rounded(activated("gelu", [1, -1, 0], { approximate: true }), 7)).toEqual([0.841192, -0.158808, 0]);
  });

  it("silu, mish and softsign of −1, 0 and 1", () => {
    expect(rounded(activated("silu", [-1, 0, 1]), 7)).toEqual([-0.2689414, 0, 0.7310586]);
    expect(rounded(activated("mish", [-1, 0, 1]), 7)).toEqual([-0.3034015, 0, 0.8650984]);
    expect(activated("softsign", [-1, 0, 3])).toEqual([-0.5, 0, 0.75]);
  });

  it("relu6 and hardSigmoid stop at 6 and 1", () => {
    expect(activated("relu6", [-1, 0, 2.5, 6, 1e30])).toEqual([0, 0, 2.5, 6, 6]);
    expect(activated("hardSigmoid", [-4, -3, 0, 1.5, 3, 9])).toEqual([0, 0, 0.5, 0.75, 1, 1]);
  });

  it("exponential of 0 and 1", () => {
    expect(rounded(activated("exponential", [0, 1]), 7)).toEqual([1, 2.7182818]);
  });

  it("a NaN stays a NaN", () => {
    for (const type of ["elu", "selu", "gelu", "silu", "mish", "softsign", "relu6", "hardSigmoid", "exponential"]) {
      expect(activated(type, [Number.NaN]), type).toEqual([Number.NaN]);
    }
  });

  it("softplus of 0 is ln 2, and 1000 does not overflow", () => {
    expect(rounded(activated("softplus", [0, 1000, -1000]), 12)).toEqual([0.69314718056, 1000, 0]);
  });
});
