import { describe, expect, it } from "vitest";
import { gradientsOf } from "../../compiler/3-differentiate/reverse.ts";
import { interpret } from "../../compiler/interpret/interpret.ts";
import { graphBuilder } from "../../compiler/ir/graph-builder.ts";
import type { JsonObject } from "../../compiler/ir/json.ts";
import { multiply } from "../../compiler/ops/multiply.ts";
import { sumAll } from "../../compiler/ops/sum-all.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import type { NetworkModule, Parameters, Workspace } from "../../compiler/run/network-module.ts";
import { compiled as compile } from "../compiled.ts";
import { buildLayer, difference } from "./word-graph.ts";

const tiers = ["loops", "kernels"] as const;

/** A net that begins with a dropout layer on four columns, so that one can see what it gives. */
const net = (options: string, precision = "float64") => `
precision: ${precision}
dataset: { type: inline, inputs: [[1, 2, 3, 4]], targets: [[0]] }
layers:
  - { type: dropout, ${options} }
  - { type: dense, units: 1 }
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.1 }
train: { iterations: 8, batchSize: all }
`;

/** What the generated code gives out of its dropout layer for these rows, at some steps of learning. */
async function dropped(
  text: string,
  tier: "loops" | "kernels",
  rows: readonly number[],
  keys: Keys,
): Promise<number[][]> {
  const compiled = compile(text, { file: "dropout.yaml", tier });
  const network = (await loadNetwork(compiled)) as NetworkModule & {
    readonly forwardTraining: (p: Parameters, w: Workspace) => void;
  };
  const workspace = network.createWorkspace(rows.length / 4);
  const first = network.createParameters(0);
  const parameters = network.placeParameters?.(first, workspace) ?? first;
  workspace.batchInput?.set(rows);
  workspace.seed?.set([keys.seed]);
  return keys.steps.map((step) => {
    workspace.iteration?.set([step]);
    workspace.iterationOf4?.set([step % 4]);
    network.forwardTraining(parameters, workspace);
    return [...(workspace.dropout1Output ?? [])];
  });
}

interface Keys {
  readonly seed: number;
  readonly steps: readonly number[];
}

// PyTorch 1.13 in float64, with a mask that it was given: x · mask / (1 − 0.25). The seed is the first whose mask is the same.
const pytorch = {
  input: [-0.78, -0.049, -0.221, -0.823, -0.853, 0.356, 0.365, 0.886, -0.736, 0.725, 0.884, -0.644],
  mask: [0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1],
  output: [
    -0, -0.06533333333333334, -0.2946666666666667, -1.0973333333333333, -0, 0, 0.48666666666666664, 1.1813333333333333,
    -0.9813333333333333, 0.9666666666666667, 1.1786666666666668, -0.8586666666666667,
  ],
  upstream: [-0.91, -0.45, 0.34, 0.63, 0.44, 0.8, 0.28, -0.33, -0.26, 0.69, 0.06, 0.47],
  gradient: [
    0, -0.6, 0.45333333333333337, 0.84, 0, 0, 0.37333333333333335, -0.44, -0.3466666666666667, 0.9199999999999999, 0.08,
    0.6266666666666666,
  ],
  seed: 3273,
};

/** The layer and its gradient in the interpreter. */
function interpreted(options: JsonObject, training: boolean, keys: JsonObject) {
  const graph = graphBuilder("float64");
  const input = graph.leaf("input", "input", ["rows", 4]);
  const upstream = graph.leaf("input", "upstream", ["rows", 4]);
  const output = buildLayer(graph, "dropout", options, [input], {}, { training });
  const loss = graph.apply(sumAll, [graph.apply(multiply, [output, upstream], {})], {});
  const [gradient = input] = gradientsOf(graph, loss, [input]);
  const feeds = { input: pytorch.input, upstream: pytorch.upstream, ...keys } as never;
  const { outputs } = interpret(graph.finish("training", { output, gradient }, []), feeds, 3);
  return { output: [...(outputs.output?.data ?? [])], gradient: [...(outputs.gradient?.data ?? [])] };
}

describe("dropout at random", () => {
  it("gives PyTorch's figures, and its gradient's", () => {
    const found = interpreted({ rate: 0.25 }, true, { seed: [pytorch.seed], iteration: [0] });
    expect(difference(found.output, pytorch.output)).toBeLessThan(1e-15);
    expect(difference(found.gradient, pytorch.gradient)).toBeLessThan(1e-15);
  });

  it("hands on what it is given while the network answers, as PyTorch does", () => {
    const found = interpreted({ rate: 0.25 }, false, {});
    expect(found).toEqual({ output: pytorch.input, gradient: pytorch.upstream });
  });

  it.each(tiers)("gives PyTorch's figures by %s", async (tier) => {
    const [output = []] = await dropped(net("rate: 0.25"), tier, pytorch.input, { seed: pytorch.seed, steps: [0] });
    expect(difference(output, pytorch.output)).toBeLessThan(1e-15);
  });

  it("keeps the mean: of 40,000 ones at a rate of 0.3, within three deviations of 1", async () => {
    const ones = Array.from({ length: 40_000 }, () => 1);
    const [output = []] = await dropped(net("rate: 0.3"), "loops", ones, { seed: 1, steps: [0] });
    expect(new Set(output)).toEqual(new Set([0, 1 / 0.7]));
    const mean = output.reduce((sum, value) => sum + value, 0) / 40_000;
    // √(0.3 / 0.7 / 40000) = 0.00327
    expect(Math.abs(mean - 1)).toBeLessThan(0.0098);
  });

  it("drops the same values whoever does the work, and others at the next step", async () => {
    const ones = Array.from({ length: 400 }, () => 1);
    const keys = { seed: 9, steps: [0, 1] };
    const [loops, kernels] = [
      await dropped(net("rate: 0.5"), "loops", ones, keys),
      await dropped(net("rate: 0.5"), "kernels", ones, keys),
    ];
    expect(loops).toEqual(kernels);
    expect(loops[0]).not.toEqual(loops[1]);
  });
});

describe("dropout in turn", () => {
  it.each(tiers)(
    "shuts one unit down at each step, the next one at the next, and begins again, by %s",
    async (tier) => {
      const rows = [1, 2, 3, 4, 5, 6, 7, 8];
      const found = await dropped(net("pattern: inTurn"), tier, rows, { seed: 0, steps: [0, 1, 2, 3, 4] });
      expect(found).toEqual([
        [0, 2, 3, 4, 0, 6, 7, 8],
        [1, 0, 3, 4, 5, 0, 7, 8],
        [1, 2, 0, 4, 5, 6, 0, 8],
        [1, 2, 3, 0, 5, 6, 7, 0],
        [0, 2, 3, 4, 0, 6, 7, 8],
      ]);
    },
  );

  it("hands no slope to the unit that is shut down", () => {
    const found = interpreted({ pattern: "inTurn" }, true, { iterationOf4: [2] });
    const shut = (values: readonly number[]) => values.map((value, index) => (index % 4 === 2 ? 0 : value));
    expect(difference(found.output, shut(pytorch.input))).toBe(0);
    expect(difference(found.gradient, shut(pytorch.upstream))).toBe(0);
  });

  it("is gone while the network answers or is measured", () => {
    const graphs = compile(net("pattern: inTurn"), { file: "dropout.yaml" }).graphs();
    expect(graphs.training?.nodes.map(({ op }) => op)).toContain("shutDownUnit");
    expect(graphs.evaluation.nodes.map(({ op }) => op)).not.toContain("shutDownUnit");
    expect(graphs.prediction.nodes.map(({ op }) => op)).not.toContain("shutDownUnit");
  });

  it("counts on from step to step: the generated step sets the turn itself", async () => {
    const compiled = compile(net("pattern: inTurn"), { file: "dropout.yaml", tier: "loops" });
    const network = await loadNetwork(compiled);
    const workspace = network.createWorkspace(1);
    workspace.batchInput?.set([1, 2, 3, 4]);
    const turns = [0, 1, 2, 3, 4, 5].map((iteration) => {
      network.step?.(network.createParameters(0), workspace, iteration);
      return workspace.iterationOf4?.[0];
    });
    expect(turns).toEqual([0, 1, 2, 3, 0, 1]);
  });
});
