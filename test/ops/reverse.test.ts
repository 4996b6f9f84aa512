import { describe, expect, it } from "vitest";
import { gradientsOf } from "../../compiler/3-differentiate/reverse.ts";
import { interpret } from "../../compiler/interpret/interpret.ts";
import { type GraphBuilder, graphBuilder, type Value } from "../../compiler/ir/graph-builder.ts";
import { add } from "../../compiler/ops/add.ts";
import { affine } from "../../compiler/ops/affine.ts";
import { argMaxEquals } from "../../compiler/ops/arg-max-equals.ts";
import { halfSquaredError } from "../../compiler/ops/half-squared-error.ts";
import { multiply } from "../../compiler/ops/multiply.ts";
import { sigmoid } from "../../compiler/ops/sigmoid.ts";
import { softmax } from "../../compiler/ops/softmax.ts";
import { softmaxCrossentropy } from "../../compiler/ops/softmax-crossentropy.ts";
import { step } from "../../compiler/ops/step.ts";
import { sumAll } from "../../compiler/ops/sum-all.ts";

/** y = σ(x · weights + bias), loss ½ Σ (y − t)². */
function neuron(graph: GraphBuilder) {
  const inputs = graph.leaf("input", "inputs", ["rows", 2]);
  const weights = graph.leaf("parameter", "dense1Weights", [2, 1]);
  const bias = graph.leaf("parameter", "dense1Bias", [1]);
  const targets = graph.leaf("target", "targets", ["rows", 1]);
  const output = graph.at({ phase: "forward", owner: "dense1" }, () => {
    const sums = graph.apply(affine, [inputs, weights, bias], {}, "sums");
    return graph.apply(sigmoid, [sums], {}, "output");
  });
  const loss = graph.at({ phase: "loss", owner: "loss" }, () =>
    graph.apply(sumAll, [graph.apply(halfSquaredError, [output, targets], {}, "squares")], {}, "total"),
  );
  return { weights, bias, loss };
}

describe("reverse mode", () => {
  it("names gradients after their values, puts them behind, and emits no factor of 1", () => {
    const graph = graphBuilder("float64");
    const { weights, bias, loss } = neuron(graph);
    const [first, second] = gradientsOf(graph, loss, [weights, bias]) as Value[];
    const needed = new Set<number>();
    const visit = (id: number): void => {
      needed.add(id);
      for (const input of graph.node({ node: id }).inputs) visit(input);
    };
    visit(first.node);
    visit(second.node);
    const backward = [...needed].sort((a, b) => a - b).map((id) => graph.node({ node: id }));
    const told = backward
      .filter((node) => node.phase === "direction" && node.op !== "constant")
      .map(({ name, op, owner }) => `${owner}: ${name} = ${op}`);
    expect(told).toEqual([
      "loss: dense1OutputGradient = subtract",
      "dense1: dense1Rest = subtract",
      "dense1: dense1Slope = multiply",
      "dense1: dense1SumsGradient = multiply",
      "dense1: dense1WeightsGradient = matrixProduct",
      "dense1: dense1BiasGradient = sumColumns",
    ]);
  });

  it("computes nothing twice: the slope of softmax with crossentropy starts from the probabilities there are", () => {
    const graph = graphBuilder("float64");
    const [logits, targets] = [graph.leaf("parameter", "logits", ["rows", 3]), graph.leaf("target", "t", ["rows", 3])];
    const answer = graph.apply(softmax, [logits], {}, "answer");
    const loss = graph.apply(sumAll, [graph.apply(softmaxCrossentropy, [logits, targets], {})], {}, "loss");
    const [gradient] = gradientsOf(graph, loss, [logits]) as Value[];
    expect(graph.node(gradient)).toMatchObject({
      op: "softmaxCrossentropySlope",
      inputs: [answer.node, targets.node],
      name: "logitsGradient",
    });
  });

  it("needs no gradient of the data", () => {
    const graph = graphBuilder("float64");
    const { bias, loss } = neuron(graph);
    gradientsOf(graph, loss, [bias]);
    const names = graph.finish("training", {}, []).nodes.map((node) => node.name);
    expect(names.filter((name) => /^(inputs|targets|dense1Weights)Gradient/.test(name))).toEqual([]);
  });

  it("adds up the uses of a value pairwise, in their forward order", () => {
    // loss = Σ (x + x) · x = 2 x²: the uses are the two places of the sum, then the product.
    const graph = graphBuilder("float64");
    const x = graph.leaf("parameter", "x", [2]);
    const twice = graph.apply(add, [x, x], {}, "twice");
    const product = graph.apply(multiply, [twice, x], {}, "product");
    const loss = graph.apply(sumAll, [product], {}, "loss");
    const [gradient] = gradientsOf(graph, loss, [x]) as Value[];
    const last = graph.node(gradient);
    const inner = graph.node({ node: last.inputs[0] });
    const nameOf = (id: number): string => graph.node({ node: id }).name;
    expect([last.op, inner.op]).toEqual(["add", "add"]);
    expect(inner.inputs.map(nameOf)).toEqual([nameOf(x.node), nameOf(x.node)]);
    expect(nameOf(last.inputs[1])).toBe("twice");
    const { outputs } = interpret(graph.finish("training", { gradient }, []), { x: [3, -0.5] }, 1);
    expect([...outputs.gradient.data]).toEqual([12, -2]);
  });

  it("sums the gradient of a scalar that served every element", () => {
    const graph = graphBuilder("float64");
    const [x, factor] = [graph.leaf("input", "x", ["rows", 2]), graph.leaf("parameter", "factor", [])];
    const loss = graph.apply(sumAll, [graph.apply(multiply, [x, factor], {})], {});
    const [gradient] = gradientsOf(graph, loss, [factor]) as Value[];
    const { outputs } = interpret(graph.finish("training", { gradient }, []), { x: [1, 2, 3, 4], factor: [5] }, 2);
    expect([outputs.gradient.shape, [...outputs.gradient.data]]).toEqual([[], [10]]);
  });

  it("gives nothing for a value that the loss does not depend on, or only through a step", () => {
    const graph = graphBuilder("float64");
    const [x, y] = [graph.leaf("parameter", "x", [2]), graph.leaf("parameter", "y", [2])];
    const loss = graph.apply(sumAll, [graph.apply(step, [x], { threshold: 0 })], {});
    expect(gradientsOf(graph, loss, [x, y])).toEqual([undefined, undefined]);
  });

  it("refuses an op that has no gradient", () => {
    const graph = graphBuilder("float64");
    const [x, y] = [graph.leaf("parameter", "x", [1, 2]), graph.leaf("target", "y", [1, 2])];
    const loss = graph.apply(sumAll, [graph.apply(argMaxEquals, [x, y], {}, "hits")], {});
    expect(() => gradientsOf(graph, loss, [x])).toThrow("argMaxEquals has no gradient, but the loss depends on hits");
  });
});
