import { describe, expect, it } from "vitest";
import { graphBuilder, type Value } from "../../compiler/3-differentiate/graph-builder.ts";
import { interpret } from "../../compiler/interpret/interpret.ts";
import type { JsonObject } from "../../compiler/json.ts";
import { optimizers } from "../../compiler/vocabulary/registry.gen.ts";
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

describe("signSgd", () => {
  it("takes a step of the learning rate against each slope, whatever its size, and none where it is 0", () => {
    expect(moved("signSgd", 2, [10, 10, 10], [0.001, -500, 0])).toEqual([8, 12, 10]);
  });

  it("lets a NaN be seen", () => {
    expect(moved("signSgd", 2, [1, 1, 1], [Number.NaN, -0, 1])).toEqual([Number.NaN, 1, -1]);
  });
});
