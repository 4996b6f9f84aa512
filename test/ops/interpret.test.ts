import { describe, expect, it } from "vitest";
import { interpret } from "../../compiler/interpret/interpret.ts";
import { graphBuilder } from "../../compiler/ir/graph-builder.ts";
import { divide } from "../../compiler/ops/divide.ts";
import { multiply } from "../../compiler/ops/multiply.ts";
import { subtract } from "../../compiler/ops/subtract.ts";
import { sumAll } from "../../compiler/ops/sum-all.ts";

describe("the interpreter", () => {
  it("computes a mean over as many rows as it is given", () => {
    const graph = graphBuilder("float64");
    const x = graph.leaf("input", "x", ["rows", 1]);
    const mean = graph.apply(divide, [graph.apply(sumAll, [x], {}), graph.rows()], {});
    const finished = graph.finish("evaluation", { mean }, []);
    expect(interpret(finished, { x: [1, 2, 6] }, 3).outputs.mean.data[0]).toBe(3);
    expect(interpret(finished, { x: [5] }, 1).outputs.mean.data[0]).toBe(5);
  });

  it("returns updates as new values and leaves what was fed", () => {
    const graph = graphBuilder("float64");
    const [p, rate] = [graph.leaf("parameter", "p", [2]), graph.leaf("scalar", "learningRate", [])];
    const next = graph.apply(subtract, [p, graph.apply(multiply, [rate, p], {})], {});
    const before = Float64Array.of(4, 8);
    const finished = graph.finish("training", {}, [{ target: p, value: next }]);
    const { updates } = interpret(finished, { p: before, learningRate: [0.25] }, 1);
    expect([...updates.p.data]).toEqual([3, 6]);
    expect([...before]).toEqual([4, 8]);
  });

  it("rounds what it is fed, and constants, to the precision", () => {
    const graph = graphBuilder("float32");
    const product = graph.apply(multiply, [graph.leaf("scalar", "x", []), graph.constant(0.1)], {});
    const { outputs } = interpret(graph.finish("evaluation", { product }, []), { x: [0.1] }, 1);
    expect(outputs.product.data[0]).toBe(Math.fround(Math.fround(0.1) * Math.fround(0.1)));
  });

  it("says what is missing and what has the wrong size", () => {
    const graph = graphBuilder("float64");
    graph.leaf("input", "x", ["rows", 2]);
    const finished = graph.finish("evaluation", {}, []);
    expect(() => interpret(finished, {}, 1)).toThrow("no value is given for x");
    expect(() => interpret(finished, { x: [1, 2, 3] }, 2)).toThrow("x takes 4 values, not 3");
  });
});
